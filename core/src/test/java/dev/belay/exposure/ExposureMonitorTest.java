package dev.belay.exposure;

import static dev.belay.exposure.Contracts.NIFTY;
import static dev.belay.exposure.Contracts.after;
import static dev.belay.exposure.Contracts.call;
import static dev.belay.exposure.Contracts.put;
import static dev.belay.exposure.Contracts.share;
import static dev.belay.exposure.Contracts.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.belay.order.GroupId;
import dev.belay.order.Owner;
import dev.belay.order.Side;
import dev.belay.time.Moment;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class ExposureMonitorTest {

  private static final Owner GROUP = new Owner(new GroupId(1), Owner.Role.GROUP);

  private final ExposureMonitor monitor = new ExposureMonitor(ExposureLimits.defaults()
      .with(call(26_500).id(), units(100)).with(NIFTY, units(300)).withAccount(units(350)));
  private final int calls = monitor.watch(call(26_500));
  private final int puts = monitor.watch(put(25_000));

  @Test
  void aLimitSpeaksWhenItIsPassedNotWhenItIsReached() {
    assertThat(monitor.update(calls, -100, after(0))).isEmpty();
    assertThat(monitor.update(calls, -1, after(1))).containsExactly(breach(
        new ExposureBreachEvent.OfInstrument(call(26_500).id()), 101, 100, 1));
  }

  @Test
  void aPassedLimitIsToldAgainAfterFiveSecondsAtTheEarliest() {
    monitor.update(calls, -101, after(0));

    assertThat(monitor.update(calls, -1, after(4_999))).isEmpty();
    assertThat(monitor.ticked(after(4_999))).isEmpty();
    assertThat(monitor.ticked(after(5_000))).hasSize(1);
    assertThat(monitor.update(calls, -1, after(10_000))).containsExactly(breach(
        new ExposureBreachEvent.OfInstrument(call(26_500).id()), 103, 100, 10_000));
  }

  @Test
  void whatShrinksIsNotToldAndWhatIsBackWithinItsLimitIsSilent() {
    monitor.update(calls, -200, after(0));

    assertThat(monitor.update(calls, 50, after(6_000))).isEmpty();
    assertThat(monitor.update(calls, 100, after(7_000))).isEmpty();
    assertThat(monitor.ticked(after(20_000))).isEmpty();
  }

  @Test
  void longsAndShortsOfAnUnderlyingAddUp() {
    monitor.update(puts, 250, after(0));

    assertThat(monitor.update(calls, -60, after(1))).containsExactly(breach(
        new ExposureBreachEvent.OfUnderlying(NIFTY), 310, 300, 1));
    assertThat(monitor.open(NIFTY)).isEqualTo(units(310));
  }

  @Test
  void oneFillMayPassSeveralLimits() {
    assertThat(monitor.update(calls, 400, after(0))).containsExactly(
        breach(new ExposureBreachEvent.OfInstrument(call(26_500).id()), 400, 100, 0),
        breach(new ExposureBreachEvent.OfUnderlying(NIFTY), 400, 300, 0),
        breach(new ExposureBreachEvent.OfAccount(), 400, 350, 0));
  }

  @Test
  void aPositionThatTurnsOverCountsItsNewSide() {
    monitor.update(calls, 50, after(0));
    monitor.update(calls, -80, after(1));

    assertThat(monitor.net(call(26_500).id())).isEqualTo(units(-30));
    assertThat(monitor.open()).isEqualTo(units(30));
  }

  @Test
  void incrementsAreAddedNotCumulativeQuantities() {
    monitor.told(Facts.filled(GROUP, call(26_500), Side.SELL, 30, 30), after(0));
    monitor.told(Facts.filled(GROUP, call(26_500), Side.SELL, 20, 50), after(1));
    monitor.told(Facts.filled(GROUP, call(26_500), Side.BUY, 10, 10), after(2));

    assertThat(monitor.net(call(26_500).id())).isEqualTo(units(-40));
  }

  @Test
  void anInstrumentThatNobodyRegisteredHasTheDefaultLimit() {
    assertThat(monitor.told(Facts.filled(GROUP, share("INFY"), Side.BUY, 10_001, 10_001), after(0)))
        .extracting(each -> each.subject().text()).containsExactly("NSE:INFY", "account");
    assertThat(monitor.net(share("TCS").id())).isEqualTo(units(0));
  }

  @Test
  void manyInstrumentsFit() {
    for (int strike = 100; strike < 200; strike++) {
      monitor.update(monitor.watch(call(strike)), 1, after(strike));
    }

    assertThat(monitor.open()).isEqualTo(units(100));
    assertThat(monitor.watch(call(26_500))).isEqualTo(calls);
  }

  @Test
  void anUpdateAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Moment at = after(0);
    churn(at, 20_000);

    long before = threads.getCurrentThreadAllocatedBytes();
    churn(at, 20_000);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(allocated).isLessThan(20_000);
  }

  private void churn(Moment at, int times) {
    for (int i = 0; i < times; i++) {
      monitor.update(calls, i % 2 == 0 ? -5 : 5, at);
    }
  }

  @Test
  void limitsAreAboveZero() {
    assertThatThrownBy(() -> ExposureLimits.defaults().with(NIFTY, units(0)))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("NIFTY");
  }

  private static ExposureBreachEvent breach(ExposureBreachEvent.Subject subject, long exposure, long limit,
      long millis) {
    return new ExposureBreachEvent(subject, units(exposure), units(limit), after(millis));
  }
}
