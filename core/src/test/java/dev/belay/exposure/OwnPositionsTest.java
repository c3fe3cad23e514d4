package dev.belay.exposure;

import static dev.belay.exposure.Contracts.ACCOUNT;
import static dev.belay.exposure.Contracts.call;
import static dev.belay.exposure.Contracts.key;
import static dev.belay.exposure.Contracts.put;
import static dev.belay.exposure.Contracts.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.belay.order.GroupId;
import dev.belay.order.Owner;
import dev.belay.order.PositionKey;
import dev.belay.order.Product;
import dev.belay.order.Side;
import org.junit.jupiter.api.Test;

class OwnPositionsTest {

  private static final GroupId ONE = new GroupId(1);
  private static final GroupId TWO = new GroupId(2);

  private final OwnPositions positions = new OwnPositions();

  @Test
  void fillsAreNettedByGroupAndKey() {
    positions.book(ONE, key(call(26_500)), units(-65));
    positions.book(ONE, key(call(27_000)), units(65));
    positions.book(TWO, key(call(26_500)), units(-130));

    assertThat(positions.net(ONE, key(call(26_500)))).isEqualTo(units(-65));
    assertThat(positions.of(ONE)).containsExactly(
        entry(key(call(26_500)), units(-65)), entry(key(call(27_000)), units(65)));
    assertThat(positions.holders(key(call(26_500)))).containsExactly(
        entry(ONE, units(-65)), entry(TWO, units(-130)));
    assertThat(positions.sum(key(call(26_500)))).isEqualTo(units(-195));
    assertThat(positions.sums()).containsOnlyKeys(key(call(26_500)), key(call(27_000)));
    assertThat(positions.all()).containsOnlyKeys(ONE, TWO);
  }

  @Test
  void aFactIsBookedByItsIncrementAndItsSide() {
    positions.book(ACCOUNT, Facts.filled(new Owner(ONE, Owner.Role.HEDGE), call(26_500), Side.BUY, 15, 65));
    positions.book(ACCOUNT, Facts.filled(new Owner(ONE, Owner.Role.GROUP), call(26_500), Side.SELL, 65, 65));

    assertThat(positions.net(ONE, key(call(26_500)))).isEqualTo(units(-50));
  }

  @Test
  void productsAreDifferentPositions() {
    PositionKey intraday = new PositionKey(ACCOUNT, call(26_500).id(), Product.MIS);
    positions.book(ONE, key(call(26_500)), units(-65));
    positions.book(ONE, intraday, units(65));

    assertThat(positions.isFlat(ONE)).isFalse();
    assertThat(positions.sum(intraday)).isEqualTo(units(65));
  }

  @Test
  void whatTheBrokerShowsBeyondOurFillsIsExternal() {
    positions.book(ONE, key(call(26_500)), units(-65));

    assertThat(positions.external(key(call(26_500)), units(-65))).isEqualTo(units(0));
    assertThat(positions.external(key(call(26_500)), units(10))).isEqualTo(units(75));
    assertThat(positions.external(key(put(25_000)), units(-75))).isEqualTo(units(-75));
  }

  @Test
  void aGroupIsFlatWhenNothingIsOpenOnAnyKey() {
    positions.book(ONE, key(call(26_500)), units(-65));
    positions.book(TWO, key(call(26_500)), units(65));
    assertThat(positions.sum(key(call(26_500)))).isEqualTo(units(0));
    assertThat(positions.isFlat(ONE)).isFalse();

    positions.book(ONE, key(call(26_500)), units(65));
    assertThat(positions.isFlat(ONE)).isTrue();
    assertThat(positions.of(ONE)).isEmpty();
    assertThat(positions.holders(key(call(26_500)))).containsOnlyKeys(TWO);
    assertThat(positions.net(ONE, key(call(26_500)))).isEqualTo(units(0));
  }
}
