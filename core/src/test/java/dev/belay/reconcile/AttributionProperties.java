package dev.belay.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.money.Quantity;
import dev.belay.order.GroupId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AttributionProperties {

  @Property(tries = 1_000)
  void ownersAndExternalAddUpToTheNetAndNobodyIsTurnedRound(
      @ForAll @Size(max = 5) List<@IntRange(min = -200, max = 200) Integer> held,
      @ForAll @IntRange(min = -600, max = 600) int net) {
    SortedMap<GroupId, Quantity> owners = owners(held);

    Attribution.Split split = Attribution.split(Quantity.of(net), owners);

    SortedMap<GroupId, Quantity> after = new TreeMap<>(owners);
    split.losses().forEach((group, change) -> after.merge(group, change, Quantity::plus));
    assertThat(Attribution.sum(after).plus(split.external())).isEqualTo(Quantity.of(net));
    after.forEach((group, units) -> {
      assertThat(units.abs().units()).isLessThanOrEqualTo(owners.get(group).abs().units());
      assertThat(units.isZero() || units.isNegative() == owners.get(group).isNegative()).isTrue();
    });
  }

  @Property(tries = 1_000)
  void externalNeverOpposesWhatIsLeftToUsAndALossIsTakenNewestFirst(
      @ForAll @Size(max = 5) List<@IntRange(min = 1, max = 200) Integer> held, @ForAll boolean shorts,
      @ForAll @IntRange(min = -600, max = 600) int net) {
    SortedMap<GroupId, Quantity> owners = owners(held.stream().map(each -> shorts ? -each : each).toList());

    Attribution.Split split = Attribution.split(Quantity.of(net), owners);

    Quantity left = Attribution.sum(owners).plus(split.loss());
    assertThat(left.isZero() || split.external().isZero()
        || left.isNegative() == split.external().isNegative()).isTrue();
    boolean mayLose = true;
    for (int i = held.size() - 1; i >= 0; i--) {
      Quantity change = split.losses().getOrDefault(new GroupId(i), Quantity.ZERO);
      assertThat(mayLose || change.isZero()).isTrue();
      mayLose = change.abs().equals(owners.get(new GroupId(i)).abs());
    }
  }

  private static SortedMap<GroupId, Quantity> owners(List<Integer> held) {
    SortedMap<GroupId, Quantity> owners = new TreeMap<>();
    for (int i = 0; i < held.size(); i++) {
      owners.put(new GroupId(i), Quantity.of(held.get(i)));
    }
    return owners;
  }
}
