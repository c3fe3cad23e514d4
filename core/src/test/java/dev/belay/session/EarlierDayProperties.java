package dev.belay.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.Evidence;
import dev.belay.ledger.OrderLedger;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.OrderFact;
import dev.belay.order.Side;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class EarlierDayProperties {

  /** Each order is a size with a sign: bought or sold. */
  @Property(tries = 500)
  void whateverIsExplainedAddsUpToTheBrokersNetInTheLedgerAndNothingMayTradeAfterwards(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = -200, max = 200) Integer> sizes,
      @ForAll @IntRange(min = -200, max = 200) int own, @ForAll @IntRange(min = -200, max = 200) int external,
      @ForAll @IntRange(min = -400, max = 400) int net) {
    OrderLedger ledger = new OrderLedger(new AccountId("AB1234"));
    List<ChildOrder> orders = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      int size = sizes.get(i) == 0 ? 1 : sizes.get(i);
      ChildOrder order = Days.order(i, size > 0 ? Side.BUY : Side.SELL, Math.abs(size), Days.at(4, "11:00"));
      ledger.restore(order);
      orders.add(ledger.find(order.tag()).orElseThrow());
    }

    EarlierDay.explained(orders, Quantity.of(own), Quantity.of(external), Quantity.of(net)).ifPresent(evidence -> {
      long traded = 0;
      for (Evidence each : evidence) {
        for (OrderFact fact : ledger.apply(each)) {
          traded += fact instanceof OrderFact.Filled fill
              ? fill.intent().terms().side().signed(fill.increment()).units() : 0;
        }
      }
      assertThat(own + external + traded).isEqualTo(net);
      assertThat(ledger.open()).isEmpty();
    });
  }

  @Property(tries = 300)
  void aNetWithinReachOfTheOrdersIsAlwaysExplained(@ForAll @IntRange(min = 1, max = 300) int first,
      @ForAll @IntRange(min = 1, max = 300) int second, @ForAll @IntRange(min = 0, max = 600) int traded) {
    List<ChildOrder> orders = List.of(Days.order(1, Side.SELL, first, Days.at(4, "11:00")),
        Days.order(2, Side.SELL, second, Days.at(4, "11:05")));

    assertThat(EarlierDay.explained(orders, Quantity.ZERO, Quantity.ZERO, Quantity.of(-traded)).isPresent())
        .isEqualTo(traded <= first + second);
  }
}
