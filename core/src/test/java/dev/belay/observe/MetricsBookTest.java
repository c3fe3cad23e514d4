package dev.belay.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.group.GroupSignal;
import dev.belay.market.Exchange;
import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderEnd;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.Owner;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.Side;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsBookTest {

  private static final GroupId GROUP = new GroupId(1);
  private static final Quantity LOT = Quantity.of(65);

  private final MetricsBook book = new MetricsBook();
  private long sequence;

  @Test
  void everyNameIsThereFromTheBeginning() {
    assertThat(book.snapshot().counters()).containsOnlyKeys(ExecutionMetrics.ALWAYS.toArray(String[]::new))
        .allSatisfy((name, value) -> assertThat(value).as(name).isZero());
    assertThat(book.snapshot().distributions()).containsOnlyKeys(ExecutionMetrics.FIRST_TO_LAST_FILL,
        ExecutionMetrics.DURABLE_WRITE);
  }

  @Test
  void leggingIsTimedFromTheFirstToTheLastFillAndWeighedWithItsPremium() {
    filled(0, "100", 1_000);
    filled(1, "100", 3_000);
    moved(ExecutionLifecycle.COMPLETED, 3_500);

    ExecutionMetrics now = book.snapshot();
    assertThat(now.distributions().get(ExecutionMetrics.FIRST_TO_LAST_FILL).max()).isEqualTo(2_000);
    assertThat(now.get(ExecutionMetrics.INTERIM_RUPEE_SECONDS)).isEqualTo(6_500 * 2 + 13_000 / 2);
    assertThat(now.get(ExecutionMetrics.SUCCEEDED)).isEqualTo(1);
  }

  @Test
  void aGroupThatIsUnwoundCountsItsPremiumOnlyAsLongAsItStands() {
    filled(0, "100", 0);
    moved(ExecutionLifecycle.HEDGING, 1_000);
    filled(2, OrderPurpose.CLOSE, "90", 2_000);
    moved(ExecutionLifecycle.HEDGED, 3_000);

    ExecutionMetrics now = book.snapshot();
    assertThat(now.distributions().get(ExecutionMetrics.FIRST_TO_LAST_FILL).count()).isZero();
    assertThat(now.get(ExecutionMetrics.INTERIM_RUPEE_SECONDS)).isEqualTo(6_500 * 2 + 650);
    assertThat(now.get(ExecutionMetrics.UNWOUND)).isEqualTo(1);
  }

  @Test
  void timeBaredIsAddedUpUntilItEnds() {
    exposed(65, 1_000);
    exposed(65, 1_400);
    exposed(0, 2_000);
    exposed(0, 9_000);

    assertThat(book.snapshot().get(ExecutionMetrics.NAKED_MILLIS)).isEqualTo(1_000);
  }

  @Test
  void timeInDoubtEndsWithTheNextNewsOfTheOrder() {
    learnt(new OrderFact.InDoubt(order(0, OrderPurpose.ENTRY), "timeout"), 0);
    learnt(new OrderFact.InDoubt(order(1, OrderPurpose.ENTRY), "timeout"), 500);
    filled(0, "100", 2_000);
    learnt(new OrderFact.Closed(order(1, OrderPurpose.ENTRY), OrderEnd.NEVER_PLACED, Quantity.ZERO, Optional.empty()),
        4_000);

    assertThat(book.snapshot().get(ExecutionMetrics.UNKNOWN_MILLIS)).isEqualTo(2_000 + 3_500);
    assertThat(book.snapshot().get(ExecutionMetrics.ORDERS_ENDED + OrderEnd.NEVER_PLACED.code())).isEqualTo(1);
  }

  @Test
  void anAlertThatWasToldIsCountedByItsCode() {
    book.count(new ExecutionEvent.Raised(++sequence, at(0), new Alert(AlertCode.GROUP_HELD, Optional.empty(), "x")));

    assertThat(book.snapshot().get("alerts_group_held")).isEqualTo(1);
  }

  private void filled(int leg, String price, long millis) {
    filled(leg, OrderPurpose.ENTRY, price, millis);
  }

  private void filled(int leg, OrderPurpose purpose, String price, long millis) {
    learnt(new OrderFact.Filled(order(leg, purpose), LOT, LOT, Optional.of(Price.parse(price)), false), millis);
  }

  private void learnt(OrderFact fact, long millis) {
    book.count(new ExecutionEvent.Learnt(++sequence, at(millis), fact));
  }

  private void moved(ExecutionLifecycle to, long millis) {
    book.count(new ExecutionEvent.Moved(++sequence, at(millis), GROUP, ExecutionLifecycle.EXECUTING,
        GroupSignal.FILLED, to));
  }

  private void exposed(long bared, long millis) {
    book.count(new ExecutionEvent.Exposed(++sequence, at(millis), GROUP, new LegId(0), Quantity.of(-65), 65,
        Quantity.of(bared), Quantity.of(bared)));
  }

  private static OrderIntent order(int leg, OrderPurpose purpose) {
    OrderTag tag = new OrderTag(new InstanceId("MET"), new Epoch("E01"), leg, GROUP, purpose, new LegId(leg), 0, false);
    return new OrderIntent(tag, new Owner(GROUP, Owner.Role.GROUP), leg,
        new OrderTerms(new InstrumentId(Exchange.NFO, "NIFTY2681124500CE"), Product.NRML, Side.BUY, LOT,
            new PriceTerms.Limit(Price.parse("100"))), Instant.EPOCH);
  }

  private static Instant at(long millis) {
    return Instant.ofEpochMilli(millis);
  }
}
