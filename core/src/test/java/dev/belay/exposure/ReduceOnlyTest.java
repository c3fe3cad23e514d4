package dev.belay.exposure;

import static dev.belay.exposure.Contracts.call;
import static dev.belay.exposure.Contracts.put;
import static dev.belay.exposure.Contracts.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.market.Instrument;
import dev.belay.money.Quantity;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Side;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReduceOnlyTest {

  private static final LegExposure LONG = LegExposure.of(call(27_000), units(130));
  private static final LegExposure SHORT = LegExposure.of(call(26_500), units(-65));

  @Test
  void aCoverBuysBackWhatIsOpen() {
    assertThat(answer(OrderPurpose.COVER, Side.BUY, call(26_500), SHORT)).isEqualTo(allowed(65));
  }

  @Test
  @Tag("F13")
  void aCoverThatIsWorkingOrUnknownIsNotSentAgain() {
    assertThat(answer(OrderPurpose.COVER, Side.BUY, call(26_500), SHORT.withBuying(units(65))))
        .isEqualTo(nothing(ReduceAnswer.Reason.ALREADY_CLOSING));
    assertThat(answer(OrderPurpose.COVER, Side.BUY, call(26_500), SHORT.withBuying(units(40))))
        .isEqualTo(allowed(25));
  }

  @Test
  void aCoverNeverOpensALong() {
    assertThat(answer(OrderPurpose.COVER, Side.BUY, call(27_000), LONG))
        .isEqualTo(nothing(ReduceAnswer.Reason.WRONG_SIDE));
    assertThat(answer(OrderPurpose.COVER, Side.BUY, put(25_000), LONG))
        .isEqualTo(nothing(ReduceAnswer.Reason.NOTHING_OPEN));
    assertThat(answer(OrderPurpose.COVER, Side.BUY, call(26_500), LegExposure.of(call(26_500), units(0))))
        .isEqualTo(nothing(ReduceAnswer.Reason.NOTHING_OPEN));
  }

  @Test
  @Tag("E15")
  void aCloseSellsOnlyWhatCoversNoOpenShort() {
    assertThat(answer(OrderPurpose.CLOSE, Side.SELL, call(27_000), LONG, SHORT)).isEqualTo(allowed(65));
    assertThat(answer(OrderPurpose.CLOSE, Side.SELL, call(27_000), LONG,
        LegExposure.of(call(26_500), units(-130))))
        .isEqualTo(nothing(ReduceAnswer.Reason.COVERS_OPEN_SHORTS));
    assertThat(answer(OrderPurpose.CLOSE, Side.SELL, call(27_000), LONG)).isEqualTo(allowed(130));
  }

  @Test
  void aWorkingBuyBackDoesNotFreeItsProtectionBeforeItFills() {
    assertThat(answer(OrderPurpose.CLOSE, Side.SELL, call(27_000), LegExposure.of(call(27_000), units(65)),
        SHORT.withBuying(units(65)))).isEqualTo(nothing(ReduceAnswer.Reason.COVERS_OPEN_SHORTS));
  }

  @Test
  void aStopIsSizedLikeTheOrderThatItWillBe() {
    assertThat(answer(OrderPurpose.STOP, Side.BUY, call(26_500), SHORT.withBuying(units(15))))
        .isEqualTo(allowed(50));
    assertThat(answer(OrderPurpose.STOP, Side.SELL, call(27_000), LONG, SHORT)).isEqualTo(allowed(65));
  }

  @Test
  void protectionIsBoughtUpToWhatIsNaked() {
    assertThat(answer(OrderPurpose.PROTECT, Side.BUY, call(27_500), SHORT)).isEqualTo(allowed(65));
    assertThat(answer(OrderPurpose.PROTECT, Side.BUY, call(27_500), SHORT, LONG))
        .isEqualTo(nothing(ReduceAnswer.Reason.NOTHING_NAKED));
    assertThat(answer(OrderPurpose.PROTECT, Side.BUY, call(27_500), SHORT,
        LegExposure.of(call(27_500), units(0)).withBuying(units(65))))
        .isEqualTo(nothing(ReduceAnswer.Reason.ALREADY_PROTECTING));
    assertThat(answer(OrderPurpose.PROTECT, Side.SELL, call(27_500), SHORT))
        .isEqualTo(nothing(ReduceAnswer.Reason.WRONG_SIDE));
  }

  @Test
  void nothingIsZeroUnits() {
    assertThat(nothing(ReduceAnswer.Reason.NOTHING_OPEN).quantity()).isEqualTo(Quantity.ZERO);
  }

  @Test
  void anEntryIsNoQuestionForReduceOnly() {
    assertThatThrownBy(() -> answer(OrderPurpose.ENTRY, Side.BUY, call(26_500), SHORT))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("entry");
  }

  private static ReduceAnswer answer(OrderPurpose purpose, Side side, Instrument instrument,
      LegExposure... legs) {
    return ReduceOnly.allowed(GroupExposure.of(List.of(legs), DeclaredNaked.none()), purpose, side,
        instrument);
  }

  private static ReduceAnswer allowed(long units) {
    return new ReduceAnswer.Allowed(units(units));
  }

  private static ReduceAnswer nothing(ReduceAnswer.Reason reason) {
    return new ReduceAnswer.Nothing(reason);
  }
}
