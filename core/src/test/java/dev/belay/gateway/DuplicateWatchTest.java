package dev.belay.gateway;

import static dev.belay.gateway.Samples.cover;
import static dev.belay.gateway.Samples.id;
import static dev.belay.gateway.Samples.intent;
import static dev.belay.gateway.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.PlaceResult;
import dev.belay.ledger.Evidence;
import dev.belay.money.Price;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderReport;
import dev.belay.order.PriceTerms;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** When a buy may be doubled: rule 5.3. */
class DuplicateWatchTest {

  private final Desk desk = new Desk();
  private final OrderIntent cover = cover(1);

  @Test
  void aCoverThatABookLacksFiveSecondsAfterItsSendMayBeDoubledAfterTen() {
    desk.pressing = true;
    lose(cover);

    desk.pass(9_999);
    assertThat(desk.told).containsExactly("IN_DOUBT 1");

    desk.pass(1);
    assertThat(desk.told).contains("duplicate of 1 allowed");
  }

  @Test
  void aCoverWithoutAnyUsableBookMayBeDoubledAfterTenSeconds() {
    desk.pressing = true;
    desk.broker.readsFail = true;
    lose(cover);

    desk.pass(10_000);

    assertThat(desk.told).containsExactly("IN_DOUBT 1", "duplicate of 1 allowed");
  }

  @Test
  void aBookThatShowsTheCoverEndsTheQuestion() {
    desk.pressing = true;
    lose(cover);
    desk.broker.book.add(report(cover, 1, ReportedStatus.OPEN, 0));

    desk.pass(60_000);

    assertThat(desk.told).doesNotContain("duplicate of 1 allowed");
  }

  @Test
  void aBookOfTheFirstSecondsDoesNotCountAsLackingIt() {
    desk.pressing = true;
    lose(cover);
    desk.pass(3_000);
    desk.broker.readsFail = true;

    desk.pass(60_000);

    assertThat(desk.told).doesNotContain("duplicate of 1 allowed");
  }

  @Test
  void whatIsNotBaredIsNotDoubledUntilItIs() {
    desk.broker.readsFail = true;
    lose(cover);
    desk.pass(20_000);
    assertThat(desk.told).containsExactly("IN_DOUBT 1");

    desk.pressing = true;
    desk.pass(1_000);
    assertThat(desk.told).containsExactly("IN_DOUBT 1", "duplicate of 1 allowed");
  }

  @Test
  void aSellIsNeverDoubled() {
    desk.pressing = true;
    desk.broker.readsFail = true;
    lose(intent(1, OrderPurpose.CLOSE, Side.SELL));

    desk.pass(60_000);

    assertThat(desk.told).containsExactly("IN_DOUBT 1");
  }

  @Test
  void aStopThatCanBeNeitherModifiedNorCancelledMayBeDoubledTenSecondsAfterTheFirstAttempt() {
    OrderIntent stop = intent(1, OrderPurpose.STOP, Side.BUY);
    desk.pressing = true;
    accept(stop);

    desk.gateway.modify(stop.tag(), new PriceTerms.Limit(Price.parse("130.00")));
    desk.pass(4_000);
    desk.gateway.cancel(stop.tag());
    desk.pass(5_999);
    assertThat(desk.told).doesNotContain("duplicate of 1 allowed");

    desk.pass(1);
    assertThat(desk.told).containsOnlyOnce("duplicate of 1 allowed");
  }

  @Test
  void aStopWhoseNewPriceIsShownIsFree() {
    OrderIntent stop = intent(1, OrderPurpose.STOP, Side.BUY);
    desk.pressing = true;
    accept(stop);

    desk.gateway.modify(stop.tag(), stop.terms().price());
    desk.settle();
    desk.gateway.evidence(new Evidence.Reported(report(stop, 1, ReportedStatus.TRIGGER_PENDING, 0),
        Evidence.Source.STREAM));
    desk.pass(60_000);

    assertThat(desk.told).doesNotContain("duplicate of 1 allowed");
  }

  @Test
  void aStopThatFollowsTheMarketIsFreeHoweverLongItTakesToFill() {
    OrderIntent stop = intent(1, OrderPurpose.STOP, Side.BUY);
    desk.pressing = true;
    accept(stop);

    for (int price = 130; price < 150; price++) {
      PriceTerms to = new PriceTerms.Limit(Price.parse(price + ".00"));
      desk.gateway.modify(stop.tag(), to);
      desk.pass(700);
      desk.gateway.evidence(new Evidence.Reported(shown(stop, to), Evidence.Source.STREAM));
      desk.pass(100);
    }
    assertThat(desk.told).doesNotContain("duplicate of 1 allowed");

    desk.gateway.modify(stop.tag(), new PriceTerms.Limit(Price.parse("151.00"))); // and this one comes to nothing
    desk.pass(10_000);
    assertThat(desk.told).containsOnlyOnce("duplicate of 1 allowed");
  }

  private static OrderReport shown(OrderIntent order, PriceTerms price) {
    OrderReport as = report(order, 1, ReportedStatus.OPEN, 0);
    return new OrderReport(as.id(), as.tag(), as.instrument(), as.product(), as.side(), as.quantity(), as.filled(),
        as.averagePrice(), as.status(), true, Optional.of(price), Optional.empty(), Optional.empty());
  }

  private void lose(OrderIntent order) {
    desk.broker.placing.add(() -> CompletableFuture.completedFuture(new PlaceResult.Indeterminate("reset")));
    desk.submit(order);
  }

  private void accept(OrderIntent order) {
    desk.submit(order);
    desk.broker.places.poll().complete(new PlaceResult.Accepted(id(1)));
    desk.settle();
  }
}
