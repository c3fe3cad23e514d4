package dev.belay.testkit.sim;

import static dev.belay.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.coordinator.GroupHandle;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.GroupId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.RequestKey;
import dev.belay.order.Side;
import dev.belay.order.StrategyId;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.Sizing;
import dev.belay.plan.StopRules;
import dev.belay.plan.StopSpec;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.junit.SimulatedBelayExtension;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each structure from its first order to its last. */
@ExtendWith(SimulatedBelayExtension.class)
class StructuresRunTest {

  @ParameterizedTest
  @EnumSource(Structure.class)
  void isEnteredWholeAndClosedWhole(Structure structure, SimulatedBelay belay) {
    GroupId group = belay.open(structure, 2);
    belay.pass(Duration.ofSeconds(20));
    assertThat(belay).hasGroup(group, ExecutionLifecycle.COMPLETED);
    assertThat(handle(belay, group).view().held()).isEqualTo(held(structure, 2));

    handle(belay, group).exit();
    belay.pass(Duration.ofSeconds(30));

    assertThat(belay).keptEveryInvariant().isFlat().hasGroup(group, ExecutionLifecycle.CLOSED);
  }

  @ParameterizedTest
  @EnumSource(Structure.class)
  void oneOfThreePackagesIsClosedAndTwoStand(Structure structure, SimulatedBelay belay) {
    GroupId group = belay.open(structure, 3);
    belay.pass(Duration.ofSeconds(20));

    handle(belay, group).exit(1);
    belay.pass(Duration.ofSeconds(30));

    assertThat(belay).keptEveryInvariant().hasGroup(group, ExecutionLifecycle.COMPLETED);
    assertThat(handle(belay, group).view().held()).isEqualTo(held(structure, 2));
  }

  @ParameterizedTest
  @EnumSource(Structure.class)
  void withoutTheLegThatGoesOutLastItIsUnwound(Structure structure, SimulatedBelay belay) {
    int last = goesLast(structure);
    belay.on(order -> order.leg(last) && order.tag().orElseThrow().purpose() == OrderPurpose.ENTRY)
        .does(Script.accept().rejectAfter(Duration.ofMillis(200), RejectionReason.MARGIN, "no money"));

    GroupId group = belay.open(structure, 2);
    belay.pass(Duration.ofMinutes(1));

    assertThat(belay).keptEveryInvariant().isFlat()
        .hasGroup(group, structure.legs().size() == 1 ? ExecutionLifecycle.LAPSED : ExecutionLifecycle.HEDGED);
  }

  @Test
  void aFutureThatCoversAPutHasNoStopWhileItsPutIsEnteredNorAfter(SimulatedBelay belay) {
    StopRules stops = StopRules.NONE.with(SampleMarket.FUTURE, StopSpec.at(Price.parse("29500")))
        .with(SampleMarket.put(24_000), StopSpec.at(Price.parse("180")));
    GroupId group = belay.open(GroupRequest.enter(new RequestKey("guarded"), new StrategyId("test"), Product.NRML,
        Structure.COVERED_PUT.legs(), new Sizing.Lots(1), GroupPolicy.DEFAULT.with(stops)));
    belay.pass(Duration.ofSeconds(30));

    assertThat(belay).hasGroup(group, ExecutionLifecycle.COMPLETED);
    assertThat(belay.trace()).filteredOn(line -> line.contains("sent") && line.contains("Stop"))
        .allMatch(line -> line.contains(SampleMarket.put(24_000).symbol())).hasSize(1);
  }

  /** The last that is sold, or bought where none is. */
  private static int goesLast(Structure structure) {
    int last = structure.legs().size() - 1;
    for (int i = 0; i <= last; i++) {
      if (structure.legs().get(last - i).side() == Side.SELL) {
        return last - i;
      }
    }
    return last;
  }

  private static GroupHandle handle(SimulatedBelay belay, GroupId group) {
    return belay.group(group).orElseThrow();
  }

  private static SortedMap<InstrumentId, Quantity> held(Structure structure, int packages) {
    SortedMap<InstrumentId, Quantity> held = new TreeMap<>();
    structure.legs().forEach(leg -> held.put(leg.instrument(), leg.side().signed(
        Books.contract(leg.instrument()).rules().lot().times((long) packages * leg.ratio()))));
    return held;
  }
}
