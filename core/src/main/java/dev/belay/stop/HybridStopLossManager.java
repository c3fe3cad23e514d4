package dev.belay.stop;

import dev.belay.order.OrderFact;
import java.util.Objects;

/**
 * Stops that rest at the broker and do not rely on it (DESIGN rule 6.9).
 *
 * <p>A leg is guarded by stop-limit orders, one more for each increment that fills. When the trigger trades, or prices
 * show that it should have, a clock starts: an order that has not filled by then, or whose limit the market has gone
 * through, is moved to the market; where that fails it is cancelled, and what is left is closed by a new order once
 * evidence shows its end. There are never two closers of one unit. What is refused, vanishes or does not fit is
 * watched by price instead, and said so.
 *
 * <p>Used alone, the caller takes over: making each order's intent durable, together with the state, under a unique tag
 * before it is sent, reduce-only (rule 5.5), the rate budget, merging evidence into facts, and waking at {@link
 * StopCommand.Wake}. Pure; this class is immutable and thread-safe.
 */
public final class HybridStopLossManager {

  private final StopPolicy policy;

  /**
   * Makes a manager; one serves any number of stops.
   *
   * @param policy how a stop goes about its work
   */
  public HybridStopLossManager(StopPolicy policy) {
    this.policy = Objects.requireNonNull(policy, "policy");
  }

  /** {@return how its stops go about their work} */
  public StopPolicy policy() {
    return policy;
  }

  /**
   * {@return what an event does to a stop}
   *
   * @param state the stop before
   * @param event what it is told
   */
  public StopStep step(StopState state, StopEvent event) {
    StopDraft draft = new StopDraft(policy, state, event.at());
    switch (event.kind()) {
      case POSITION -> draft.position((StopEvent.Position) event);
      case TOLD -> {
        OrderFact fact = ((StopEvent.Told) event).fact();
        if (!fact.intent().owner().equals(state.terms().owner()) || !fact.intent().leg().equals(state.terms().leg())) {
          return draft.done();
        }
        if (!StopBooking.book(draft, fact)) {
          return draft.done();
        }
      }
      case PRICED -> StopPrices.seen(draft, ((StopEvent.Priced) event).quote());
      case SESSION -> draft.session(((StopEvent.Session) event).session());
      case MAY_DOUBLE -> draft.find(((StopEvent.MayDouble) event).ref())
          .filter(order -> order.isBeingCancelled() || !order.shown || order.changeAsked.isPresent())
          .ifPresent(order -> order.doubled = true);
      case AT_BAND -> draft.find(((StopEvent.AtBand) event).ref()).ifPresent(order -> Pressing.atBand(draft, order));
      case FREE_MARGIN -> Arming.freeMargin(draft);
      case TRY_AGAIN -> draft.tryAgain();
      case TICKED -> { }
    }
    StopDecision.decide(draft);
    return draft.done();
  }
}
