package dev.belay.examples;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.market.InstrumentId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.testkit.Incoming;
import dev.belay.testkit.Script;
import dev.belay.testkit.SimulatedExchange;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the simulated exchange does to the orders, and where that must end. */
enum Scenario {
  /** Every order fills, the first one in two parts. */
  ALL_FILLS("all-fills", ExecutionLifecycle.COMPLETED, Optional.empty()),
  /** The margin desk refuses the last short, after the other one has filled. */
  SHORT_REJECTED("short-rejected", ExecutionLifecycle.HEDGED, Optional.empty()),
  /** Far more than one order may hold. */
  SLICED("sliced", ExecutionLifecycle.COMPLETED, Optional.of(60L));

  private static final int PACES = 4;

  private final String text;
  private final ExecutionLifecycle end;
  private final Optional<Long> lots;

  Scenario(String text, ExecutionLifecycle end, Optional<Long> lots) {
    this.text = text;
    this.end = end;
    this.lots = lots;
  }

  static Scenario named(String text) {
    List<String> names = Arrays.stream(values()).map(Scenario::text).toList();
    return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst().orElseThrow(() ->
        new InputException("--scenario=" + text, "there is no such scenario; there are: " + String.join(", ", names)));
  }

  String text() {
    return text;
  }

  ExecutionLifecycle end() {
    return end;
  }

  /** How many lots it is played with, unless the command line says otherwise; empty for the file's. */
  Optional<Long> lots() {
    return lots;
  }

  /** Tells the exchange what to do with the orders of a request. Fills take 60 to 150 ms. */
  void arm(SimulatedExchange exchange, GroupRequest request) {
    for (int pace = 0; pace < PACES; pace++) {
      int turn = pace;
      exchange.on(order -> order.number() % PACES == turn).does(filling(Duration.ofMillis(60 + 30L * pace)));
    }
    if (this == ALL_FILLS) {
      exchange.on(Incoming::buys).once().does(
          Script.accept().after(Duration.ofMillis(70)).fillUpTo(1, 2).after(Duration.ofMillis(90)).thenFill());
    } else if (this == SHORT_REJECTED) {
      lastShort(request).ifPresent(refused ->
          exchange.on(order -> order.trades(refused) && order.isFor(OrderPurpose.ENTRY)).does(
              Script.accept().rejectAfter(Duration.ofMillis(260), RejectionReason.MARGIN,
                  "RMS:Margin Exceeds, Required:41250.00, Available:38912.50")));
    }
  }

  private static Script filling(Duration after) {
    return Script.accept().after(after).thenFill();
  }

  private static Optional<InstrumentId> lastShort(GroupRequest request) {
    return request.legs().stream().filter(leg -> leg.side() == Side.SELL).map(LegSpec::instrument)
        .reduce((earlier, later) -> later);
  }
}
