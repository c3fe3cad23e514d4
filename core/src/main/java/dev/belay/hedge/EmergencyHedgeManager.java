package dev.belay.hedge;

import dev.belay.order.OrderFact;
import dev.belay.time.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Buys back shorts that stand bared outside the plan (DESIGN rule 6.6).
 *
 * <p>For each short: the cover is what is bared now less what covers will still buy, so that no unit is ever
 * covered twice, however often the need is told. There is one decision in each debounce window; what comes
 * inside it is covered at its end and never lost. From a hard limit on (default: one lot bared) the window is
 * not waited for. What was refused counts nothing: the next rung, or a smaller cover, goes at once, the same
 * order only after a window; what no rung cures is held and probed, and, where the limits allow it, a short that
 * margin forbids to buy back is covered by protection, which counts for its time and no longer.
 *
 * <p>Used alone, the caller takes over: making each cover's intent durable under a unique tag before it is
 * sent, reduce-only (rule 5.5) and the closing right (6.8), the rate budget, merging evidence into facts,
 * storing the state, and waking at {@link HedgeCommand.Wake}. Pure; this class is immutable and thread-safe.
 */
public final class EmergencyHedgeManager {

  private final HedgeLimits limits;
  private final Pace pace;

  /**
   * Makes a manager; one serves any number of groups.
   *
   * @param limits how often and how far it goes
   */
  public EmergencyHedgeManager(HedgeLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
    this.pace = new Pace(limits);
  }

  /**
   * {@return what an event does to the hedges of a group}
   *
   * @param state the hedges before
   * @param event what they are told
   */
  public HedgeStep step(HedgeState state, HedgeEvent event) {
    return switch (event.kind()) {
      case NEED -> need(state, (HedgeEvent.Need) event);
      case TOLD -> told(state, ((HedgeEvent.Told) event).fact(), event.at());
      case MAY_DOUBLE -> each(state, event.at(),
          draft -> draft.mayDouble(((HedgeEvent.MayDouble) event).ref()));
      case TRY_AGAIN -> each(state, event.at(), LegDraft::tryAgain);
      case PROTECT_ASKED -> each(state, event.at(),
          draft -> draft.protectIf(((HedgeEvent.ProtectAsked) event).leg()));
      case UNPROTECTED -> each(state, event.at(),
          draft -> draft.unprotected(((HedgeEvent.Unprotected) event).ref()));
      case TICKED -> each(state, event.at(), LegDraft::decide);
    };
  }

  private HedgeStep need(HedgeState state, HedgeEvent.Need need) {
    LegHedge leg = state.leg(need.leg()).orElseGet(() -> LegHedge.idle(need.leg(), need.lot()));
    LegDraft draft = new LegDraft(limits, leg, state.nextRef(), need.at());
    draft.need(need.bared(), need.lot());
    HedgeState after = new HedgeState(state.owner(), state.with(draft.done()), draft.nextRef());
    return step(after, need.at(), draft.commands(), draft.moves());
  }

  private HedgeStep told(HedgeState state, OrderFact fact, Moment at) {
    if (!fact.intent().owner().equals(state.owner())) {
      return new HedgeStep(state, List.of(), List.of());
    }
    return each(state, at, draft -> draft.told(fact)); // the ref tells whose it is: protection is of another leg
  }

  private interface Change {
    void apply(LegDraft draft);
  }

  private HedgeStep each(HedgeState state, Moment at, Change change) {
    List<HedgeCommand> commands = new ArrayList<>();
    List<HedgeLife.Row> moves = new ArrayList<>();
    HedgeState after = state;
    for (LegHedge leg : state.legs().values()) {
      LegDraft draft = new LegDraft(limits, leg, after.nextRef(), at);
      change.apply(draft);
      after = new HedgeState(state.owner(), after.with(draft.done()), draft.nextRef());
      commands.addAll(draft.commands());
      moves.addAll(draft.moves());
    }
    return step(after, at, commands, moves);
  }

  private HedgeStep step(HedgeState after, Moment at, List<HedgeCommand> commands, List<HedgeLife.Row> moves) {
    List<HedgeCommand> all = new ArrayList<>(commands);
    after.legs().values().stream().flatMap(leg -> pace.wakeAt(leg, at).stream())
        .reduce((one, other) -> other.isBefore(one) ? other : one)
        .ifPresent(first -> all.add(new HedgeCommand.Wake(first)));
    return new HedgeStep(after, all, moves);
  }
}
