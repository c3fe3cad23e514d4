package dev.belay.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.killswitch.KillReport;
import dev.belay.ledger.OrderStatus;
import dev.belay.mode.Mode;
import dev.belay.observe.Alert;
import dev.belay.observe.AlertCode;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.LegId;
import dev.belay.order.OrderEnd;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Scope;
import dev.belay.order.Side;
import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.stop.StopNote;
import dev.belay.testkit.Script;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who watches the watchers: for each invariant something is done that breaks it, and it says so. */
class InvariantTest {

  private static final Map<Invariant, Consumer<Planted>> PLANTED = new EnumMap<>(Invariant.class);

  static {
    PLANTED.put(Invariant.S1_NO_NAKED_SEND, world -> world.sends(OrderPurpose.ENTRY, 0, Side.SELL, 65));
    PLANTED.put(Invariant.S1_NEVER_NAKED, world -> world.trades(OrderPurpose.ENTRY, 0, Side.SELL, 65));
    PLANTED.put(Invariant.S2_ONE_TAG_ONE_SEND, world -> {
      SentOrder sent = world.sends(OrderPurpose.ENTRY, 1, Side.BUY, 65);
      world.inside().witness().sending(sent.tag, sent.terms);
    });
    PLANTED.put(Invariant.S2_INTENT_FIRST, world -> world.sends(OrderPurpose.ENTRY, 1, Side.BUY, 65));
    PLANTED.put(Invariant.S3_REDUCE_ONLY, world -> world.sends(OrderPurpose.CLOSE, 1, Side.SELL, 65));
    PLANTED.put(Invariant.S3_NEVER_REVERSED, world -> world.trades(OrderPurpose.CLOSE, 1, Side.SELL, 65));
    PLANTED.put(Invariant.S4_TARGET, world -> world.sends(OrderPurpose.ENTRY, 1, Side.BUY, 130));
    PLANTED.put(Invariant.S5_CHECKED, world -> world.sends(OrderPurpose.ENTRY, 1, Side.BUY, 65));
    PLANTED.put(Invariant.S6_MODE, world -> {
      world.inside().host().begin();
      world.inside().passUntil(world.inside()::isRestricted, Duration.ofSeconds(20));
      world.sends(OrderPurpose.ENTRY, 1, Side.BUY, 65);
    });
    PLANTED.put(Invariant.S7_BOOKS_AGREE, world -> {
      world.completes();
      world.inside().witness().orders().iterator().next().trueFilled += 65;
      world.ends();
    });
    PLANTED.put(Invariant.S8_FILLS_GROW, world -> world.told(new OrderFact.Filled(
        world.intent(world.sends(OrderPurpose.ENTRY, 1, Side.BUY, 65)), Planted.LOT, Planted.LOT, Optional.empty(),
        false)));
    PLANTED.put(Invariant.S8_ENDS_PROVEN, world -> world.told(new OrderFact.Closed(
        world.intent(world.sends(OrderPurpose.ENTRY, 1, Side.BUY, 65)), OrderEnd.CANCELLED, Planted.LOT,
        Optional.empty())));
    PLANTED.put(Invariant.S8_ENDS_STAY, world -> {
      world.completes();
      world.inside().witness().written(world.inside().witness().orders().iterator().next().tag, OrderStatus.OPEN, 1);
    });
    PLANTED.put(Invariant.S9_STORE_IS_MEMORY, world -> {
      world.completes();
      Entry.Group kept = world.kept();
      world.inside().life().store().append(Lane.RELAXED, List.of(new Entry.Group(kept.id(), kept.key(), "exiting",
          true, 0, kept.at(), kept.body().replace("lifecycle=completed", "lifecycle=exiting"))));
      world.inside().passUntil(() -> false, Duration.ofMillis(50));
      world.ends();
    });
    PLANTED.put(Invariant.S9_ORDERS_OF_THE_STORE, Planted::asks);
    PLANTED.put(Invariant.S10_RATE, world -> {
      for (int i = 0; i <= world.inside().limits().ordersPerSecond(); i++) {
        world.inside().witness().changing(new BrokerOrderId("1"), Optional.empty());
      }
    });
    PLANTED.put(Invariant.S11_OWNED, world -> world.sendsForNobody(OrderPurpose.ENTRY, 1, Side.BUY, 65));
    PLANTED.put(Invariant.S12_COVER_STAYS, world -> {
      world.isShown(world.sends(OrderPurpose.ENTRY, 1, Side.BUY, 65));
      world.isShown(world.sends(OrderPurpose.ENTRY, 0, Side.SELL, 65));
      world.sends(OrderPurpose.CLOSE, 1, Side.SELL, 65);
    });
    PLANTED.put(Invariant.R41_BOUGHT_BACK, world -> {
      SentOrder sold = world.sends(OrderPurpose.ENTRY, 0, Side.SELL, 65);
      world.isShown(sold);
      sold.trueFilled = 65;
      world.inside().witness().group(sold.tag.group()).orElseThrow().baredSince = 0;
      world.inside().passUntil(() -> false, Duration.ofMinutes(1));
    });
    PLANTED.put(Invariant.R41_CLOSED_IN_TIME, world -> {
      SentOrder sold = world.sends(OrderPurpose.ENTRY, 0, Side.SELL, 65);
      world.isShown(sold);
      sold.trueFilled = 65;
      world.inside().buyBack().moved(sold.tag.group(), ExecutionLifecycle.HEDGING);
      world.inside().passUntil(() -> false, Duration.ofMinutes(1));
    });
    PLANTED.put(Invariant.R41_STOPPED_OUT, world -> {
      SentOrder sold = world.sends(OrderPurpose.ENTRY, 0, Side.SELL, 65);
      world.isShown(sold);
      sold.trueFilled = 65;
      world.sends(OrderPurpose.STOP, 0, Side.BUY, 65).taken = true; // it rests: its price has come, and nobody moves it
      world.told(new ExecutionEvent.Stopped(1, world.now(), sold.tag.group(), new LegId(0), StopNote.FIRED, Planted.LOT,
          Duration.ZERO));
      world.inside().passUntil(() -> false, Duration.ofMinutes(1));
    });
    PLANTED.put(Invariant.J2_SHOWN_FLAT, world -> {
      world.completes();
      world.inside().witness().verified(new KillReport(Scope.account(), "nobody", true, List.of(), new TreeMap<>()));
    });
    PLANTED.put(Invariant.I18_KEPT_FIRST, world -> world.told(new ExecutionEvent.Raised(1_000, world.now(),
        new Alert(AlertCode.GROUP_HELD, Optional.empty(), "planted"))));
    PLANTED.put(Invariant.R83_READ_FIRST, world -> {
      world.inside().death(Fault.KILLED, 1);
      world.inside().passUntil(() -> world.inside().lives() == 2, Duration.ofSeconds(1));
      world.inside().life().judge(Mode.READY);
    });
    PLANTED.put(Invariant.R83_STARTED_IN_TIME, world -> {
      world.inside().death(Fault.KILLED, 1);
      world.inside().passUntil(() -> world.inside().lives() == 2, Duration.ofSeconds(1));
      world.inside().life().judgeStart();
    });
    PLANTED.put(Invariant.L1_AT_REST, world -> {
      world.inside().exchange().otherwise(Script.accept());
      world.asks();
      world.ends();
    });
    PLANTED.put(Invariant.L2_NOTHING_LEFT, world -> {
      world.completes();
      world.exits();
      world.inside().witness().orders().iterator().next().trueEnded = false;
      world.ends();
    });
    PLANTED.put(Invariant.L6_STARTED, world -> {
      world.inside().death(Fault.KILLED, Duration.ofHours(1).toNanos());
      world.ends();
    });
    PLANTED.put(Invariant.L9_SAID, world -> {
      world.inside().weather().begin();
      world.inside().passUntil(world.inside().weather()::isTokenDead, Duration.ofSeconds(20));
      world.ends();
    });
    PLANTED.put(Invariant.L10_GUARDED, world -> {
      world.inside().exchange().otherwise(Script.fill());
      world.completes();
      world.inside().witness().group(world.group()).orElseThrow().stopped[0] = true; // Belay knows of no stop
      world.ends();
    });
    PLANTED.put(Invariant.I22_NO_SPINNING, world -> {
      world.spins();
      world.inside().passUntil(() -> false, Duration.ofHours(1));
    });
    PLANTED.put(Invariant.X_NO_INTERNAL, world -> world.told(new ExecutionEvent.Raised(1, world.now(),
        new Alert(AlertCode.INTERNAL, Optional.empty(), "planted"))));
  }

  @ParameterizedTest
  @EnumSource(Invariant.class)
  void seesWhatIsPlantedAgainstIt(Invariant invariant) {
    Planted world = new Planted(invariant);

    assertThat(PLANTED).containsKey(invariant);
    PLANTED.get(invariant).accept(world);

    assertThat(world.inside().failure().map(Failure::invariant)).contains(invariant);
  }

  @Test
  void aGroupThatComesAndGoesBreaksNone() {
    Planted world = new Planted(EnumSet.allOf(Invariant.class));
    world.completes();
    world.exits();
    world.ends();

    assertThat(world.inside().failure()).isEmpty();
    assertThat(world.lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }
}
