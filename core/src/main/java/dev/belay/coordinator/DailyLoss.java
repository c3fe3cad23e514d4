package dev.belay.coordinator;

import dev.belay.ledger.OrderLedger;
import dev.belay.market.TradingCalendar;
import dev.belay.mode.Latch;
import dev.belay.money.Money;
import dev.belay.order.Scope;
import dev.belay.persistence.CanonicalText;
import dev.belay.persistence.Entry;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The day's loss limit as a latch (DESIGN, modes): once two comparisons in a row have found the limit reached, entries
 * end until a person relaxes it. What is lost by then is acknowledged: the limit counts anew from there for the rest of
 * the day, so that an old loss latches nothing again.
 */
final class DailyLoss {

  private static final String SETTING = "loss.acknowledged";
  private static final int VERSION = 1;

  private final Floor floor;
  private final OrderLedger ledger;
  private final ModeKeeper mode;
  private Optional<Acknowledged> acknowledged = Optional.empty();
  private boolean reached;

  /** What a day had earned when a person took note of it. */
  private record Acknowledged(LocalDate day, Money result) {}

  DailyLoss(Floor floor, OrderLedger ledger, ModeKeeper mode) {
    this.floor = floor;
    this.ledger = ledger;
    this.mode = mode;
  }

  /** What our own fills of today have earned since a person last took note; below zero what they have lost. */
  Money result() {
    LocalDate today = today();
    Money noted = acknowledged.filter(each -> each.day().equals(today)).map(Acknowledged::result).orElse(Money.ZERO);
    return ofDay(today).minus(noted);
  }

  private Money ofDay(LocalDate today) {
    TradingCalendar calendar = floor.config().calendar();
    return DayResult.of(ledger.all(), each -> each.intent().key(floor.config().account()), today::equals,
        each -> calendar.day(each.intent().decidedAt()), key -> floor.quotes().newest(key.instrument()));
  }

  private LocalDate today() {
    return floor.config().calendar().day(floor.now().wall());
  }

  /** Called with each comparison; a single bad price latches nothing. */
  void look() {
    Money loss = result().negate();
    Money limit = floor.config().risk().dailyLoss();
    boolean before = reached;
    reached = !limit.isMoreThan(loss);
    if (reached && before && mode.state().latches().stream().noneMatch(each -> each.latch() == Latch.DAILY_LOSS)) {
      mode.latch(Latch.DAILY_LOSS, Scope.account(), "the day has lost " + loss + ", the limit is " + limit);
    }
  }

  /** A person has relaxed the latch. */
  void acknowledge() {
    LocalDate today = today();
    Money result = ofDay(today);
    acknowledged = Optional.of(new Acknowledged(today, result));
    reached = false;
    floor.outbox().keep(new Entry.Setting(SETTING, floor.now().wall(),
        CanonicalText.version(VERSION).put("day", today).put("result", result).text()));
  }

  void restore(SortedMap<String, Entry.Setting> settings) {
    acknowledged = Optional.ofNullable(settings.get(SETTING)).map(each -> CanonicalText.parse(each.body()))
        .map(text -> new Acknowledged(LocalDate.parse(text.get("day")), Money.parse(text.get("result"))));
  }
}
