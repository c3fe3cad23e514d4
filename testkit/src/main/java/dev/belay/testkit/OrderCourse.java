package dev.belay.testkit;

import dev.belay.market.Instrument;
import dev.belay.market.Quote;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.PriceTerms;
import dev.belay.order.RejectionReason;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import dev.belay.order.TradeId;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The course that one order takes through its script. It holds no truth: it looks at the book and makes events. Tasks
 * that wake when the order has ended do nothing.
 */
final class OrderCourse {

  private static final String IN_PROCESS = "Order cannot be changed as it is being processed. Try later.";

  private final SimulatedExchange exchange;
  private final BrokerOrderId id;
  private final Script script;
  private int step;
  private boolean filling;
  private Optional<FillStep.OnPrice> awaitsPrice = Optional.empty();
  private int modifications;

  OrderCourse(SimulatedExchange exchange, BrokerOrderId id, Script script) {
    this.exchange = exchange;
    this.id = id;
    this.script = script;
  }

  Script script() {
    return script;
  }

  void begin() {
    if (script.rejection().isPresent()) {
      Script.LateRejection late = script.rejection().get();
      later(late.after(), () -> exchange.happens(at -> new ExchangeEvent.Rejected(at, id, late.rejection())));
    } else {
      stage(0);
    }
  }

  private void stage(int number) {
    if (!order().works()) {
      return;
    }
    if (number == script.stages().size()) {
      later(exchange.latency().validation(), this::open);
      return;
    }
    Script.Stage stage = script.stages().get(number);
    exchange.happens(at -> new ExchangeEvent.Shown(at, id, stage.status()));
    stage.stays().ifPresent(time -> later(time, () -> stage(number + 1)));
  }

  /** Goes on with an order that was found working among past events. */
  void resume(List<ExchangeEvent> past) {
    Optional<PriceTerms> askedFor = Optional.empty();
    for (ExchangeEvent event : past) {
      if (event.kind() == ExchangeEvent.Kind.MODIFY_ASKED && ((ExchangeEvent.ModifyAsked) event).id().equals(id)) {
        modifications++;
        askedFor = Optional.of(((ExchangeEvent.ModifyAsked) event).to());
      }
    }
    resume(askedFor);
  }

  private void resume(Optional<PriceTerms> askedFor) {
    if (!order().atExchange()) {
      begin();
      return;
    }
    switch (order().status()) {
      case CANCEL_PENDING -> later(script.cancel().takes().orElse(Duration.ZERO), this::finishCancel);
      case MODIFY_PENDING -> askedFor.ifPresent(to -> later(Duration.ZERO, () -> finishModify(to)));
      default -> goOn();
    }
  }

  Optional<BrokerRejection> cancel() {
    ReportedStatus status = order().status();
    boolean tooLate = status.claimsEnd() || !order().atExchange()
        || status == ReportedStatus.CANCEL_PENDING;
    Optional<BrokerRejection> refusal = tooLate ? notChangeable() : script.cancel().refusal();
    if (refusal.isPresent()) {
      exchange.happens(at -> new ExchangeEvent.CancelRefused(at, id, refusal.get()));
      return refusal;
    }
    exchange.happens(at -> new ExchangeEvent.CancelAsked(at, id));
    script.cancel().takes().ifPresent(delay -> later(delay, this::finishCancel));
    return Optional.empty();
  }

  Optional<BrokerRejection> modify(PriceTerms to) {
    Optional<BrokerRejection> refusal = whyNotModified(to);
    if (refusal.isPresent()) {
      exchange.happens(at -> new ExchangeEvent.ModifyRefused(at, id, to, refusal.get()));
      return refusal;
    }
    modifications++;
    exchange.happens(at -> new ExchangeEvent.ModifyAsked(at, id, to));
    script.modify().takes().ifPresent(delay -> later(delay, () -> finishModify(to)));
    return Optional.empty();
  }

  void priceMoved() {
    if (order().works() && order().atExchange()) {
      goOn();
    }
  }

  private Optional<BrokerRejection> whyNotModified(PriceTerms to) {
    BookOrder order = order();
    if (order.status() != ReportedStatus.OPEN && order.status() != ReportedStatus.TRIGGER_PENDING) {
      return notChangeable();
    }
    if (modifications >= exchange.rules().limits().modificationsPerOrder()) {
      return Optional.of(BrokerRejection.of(RejectionReason.MODIFICATION_LIMIT,
          "Maximum allowed order modifications exceeded."));
    }
    return exchange.broken(order.terms().at(to), true)
        .or(() -> exchange.broken(order.terms().at(to), false))
        .or(script.modify()::refusal);
  }

  private void open() {
    if (!order().works() || order().atExchange()) {
      return;
    }
    Optional<BrokerRejection> refusal = exchange.broken(order().terms(), false);
    if (refusal.isPresent()) {
      exchange.happens(at -> new ExchangeEvent.Rejected(at, id, refusal.get()));
      return;
    }
    PriceTerms price = inBook(order().terms().price());
    exchange.happens(at -> new ExchangeEvent.Opened(at, id, price));
    goOn();
  }

  private void goOn() {
    if (order().waitsForTrigger()) {
      trigger();
    } else if (!filling) {
      filling = true;
      nextStep();
    } else if (awaitsPrice.isPresent() && isMarketable()) {
      FillStep.OnPrice share = awaitsPrice.get();
      awaitsPrice = Optional.empty();
      trade(share.numerator(), share.denominator(), Optional.empty());
      nextStep();
    }
  }

  private void trigger() {
    Price trigger = ((PriceTerms.StopLimit) order().terms().price()).trigger();
    boolean buys = order().terms().side() == Side.BUY;
    boolean reached = last().map(price -> buys ? !price.isBelow(trigger) : !price.isAbove(trigger)).orElse(false);
    if (reached) {
      exchange.happens(at -> new ExchangeEvent.Triggered(at, id));
      goOn();
    }
  }

  private void nextStep() {
    while (step < script.fills().size() && order().works()) {
      FillStep next = script.fills().get(step++);
      switch (next.kind()) {
        case WAIT -> {
          later(((FillStep.Wait) next).time(), this::nextStep);
          return;
        }
        case UP_TO -> trade((FillStep.UpTo) next);
        case SHOWS -> exchange.happens(at -> new ExchangeEvent.Shown(at, id, ((FillStep.Shows) next).status()));
        case ON_PRICE -> {
          FillStep.OnPrice share = (FillStep.OnPrice) next;
          if (!isMarketable()) {
            awaitsPrice = Optional.of(share);
            return;
          }
          trade(share.numerator(), share.denominator(), Optional.empty());
        }
      }
    }
  }

  private void finishCancel() {
    if (!order().works()) {
      return;
    }
    script.cancel().fillFirst().ifPresent(this::trade);
    if (order().works()) {
      exchange.happens(at -> new ExchangeEvent.Cancelled(at, id));
      script.cancel().fillAfter().ifPresent(delay -> later(delay, () -> trade(1, 1, Optional.empty())));
    }
  }

  private void finishModify(PriceTerms to) {
    if (!order().works()) {
      return;
    }
    exchange.happens(at -> new ExchangeEvent.Modified(at, id, inBook(to)));
    if (script.modify().fills() && !order().waitsForTrigger()) {
      trade(1, 1, Optional.empty());
    }
    if (order().works()) {
      goOn();
    }
  }

  private void trade(FillStep.UpTo share) {
    trade(share.numerator(), share.denominator(), share.price());
  }

  private void trade(int numerator, int denominator, Optional<Price> told) {
    BookOrder order = order();
    Quantity lot = exchange.instrument(order.terms()).map(Instrument::rules).map(rules -> rules.lot())
        .orElse(Quantity.of(1));
    Quantity target = Quantity.of(order.terms().quantity().times(numerator).units() / denominator).flooredTo(lot);
    Quantity wanted = numerator == denominator ? order.terms().quantity() : target;
    Quantity more = wanted.minus(order.filled());
    if (more.isPositive()) {
      Price price = told.or(() -> isMarketable() ? there() : order.terms().price().limitPrice()).orElseThrow();
      TradeId trade = exchange.book().nextTrade();
      exchange.happens(at -> new ExchangeEvent.Filled(at, id, trade, more, price));
    }
  }

  private boolean isMarketable() {
    BookOrder order = order();
    Price limit = order.terms().price().limitPrice().orElseThrow();
    boolean buys = order.terms().side() == Side.BUY;
    return there().map(price -> buys ? !price.isAbove(limit) : !price.isBelow(limit)).orElse(false);
  }

  /** The broker turns a protected market order into a limit order, and the book shows it as one. */
  private PriceTerms inBook(PriceTerms price) {
    if (price.kind() != PriceTerms.Kind.PROTECTED_MARKET) {
      return price;
    }
    boolean buys = order().terms().side() == Side.BUY;
    long basisPoints = ((PriceTerms.ProtectedMarket) price).percent().movePointRight(2).longValue();
    Price reference = exchange.book().lastPrice(order().terms().instrument()).orElseThrow();
    Price moved = reference.scaled(buys ? 10_000 + basisPoints : 10_000 - basisPoints, 10_000, RoundingMode.HALF_UP);
    Price tick = exchange.instrument(order().terms()).map(known -> known.rules().tick()).orElse(new Price(1));
    Price limit = moved.toTick(tick, buys ? RoundingMode.DOWN : RoundingMode.UP);
    return new PriceTerms.Limit(limit.isZero() ? tick : limit);
  }

  /** What the test said of the market. Our own scripted fills move no market: they would trigger stops unasked. */
  private Optional<Price> last() {
    return exchange.book().marketPrice(order().terms().instrument());
  }

  /** The price of the other side where the market has two, else the last. */
  private Optional<Price> there() {
    Optional<Quote> quote = exchange.book().quote(order().terms().instrument());
    return quote.isEmpty() ? last() : quote.filter(each -> each.isFresh(exchange.time().now()))
        .flatMap(each -> order().terms().side() == Side.BUY ? each.ask() : each.bid());
  }

  private BookOrder order() {
    return exchange.book().find(id).orElseThrow();
  }

  private static Optional<BrokerRejection> notChangeable() {
    return Optional.of(BrokerRejection.of(RejectionReason.NOT_CHANGEABLE, IN_PROCESS));
  }

  private void later(Duration delay, Runnable task) {
    exchange.time().after(delay, task);
  }
}
