package dev.belay.exposure;

import static dev.belay.exposure.Contracts.START;
import static dev.belay.exposure.Contracts.after;
import static dev.belay.exposure.Contracts.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.money.Quantity;
import dev.belay.order.GroupId;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InterimExposureHandlerTest {

  private static final GroupId GROUP = new GroupId(7);

  private final InterimExposureHandler handler = new InterimExposureHandler();
  private final List<InterimEvent> events = new ArrayList<>();
  private InterimState state = InterimState.of(GROUP);
  private Optional<Moment> wakeAt = Optional.empty();

  @Test
  void aShortWindowOpensAndEndsWithItsLengthAndPeak() {
    told(0, 65, 0);
    told(0, 130, 200);
    told(0, 65, 300);
    told(0, 0, 400);

    assertThat(events).containsExactly(
        new InterimEvent.Opened(window(InterimKind.INCOMPLETE, 0, 65, 65, false)),
        new InterimEvent.Ended(window(InterimKind.INCOMPLETE, 0, 0, 130, false), Duration.ofMillis(400)));
    assertThat(wakeAt).isEmpty();
    assertThat(state).isEqualTo(InterimState.of(GROUP));
  }

  @Test
  void aLongWindowIsWarnedAboutOnce() {
    told(65, 0, 100);
    assertThat(wakeAt).contains(after(5_100));

    ticked(5_099);
    ticked(5_100);
    ticked(9_000);
    told(65, 0, 9_500);
    told(0, 0, 10_100);

    assertThat(events).containsExactly(
        new InterimEvent.Opened(window(InterimKind.BARED, 100, 65, 65, false)),
        new InterimEvent.StillOpen(window(InterimKind.BARED, 100, 65, 65, true), Duration.ofSeconds(5)),
        new InterimEvent.Ended(window(InterimKind.BARED, 100, 0, 65, true), Duration.ofSeconds(10)));
  }

  @Test
  void baredAndIncompleteAreTimedApart() {
    told(0, 65, 0);
    told(65, 130, 1_000);
    assertThat(wakeAt).contains(after(5_000));
    told(0, 130, 2_000);
    told(0, 0, 3_000);

    assertThat(events).containsExactly(
        new InterimEvent.Opened(window(InterimKind.INCOMPLETE, 0, 65, 65, false)),
        new InterimEvent.Opened(window(InterimKind.BARED, 1_000, 65, 65, false)),
        new InterimEvent.Ended(window(InterimKind.BARED, 1_000, 0, 65, false), Duration.ofSeconds(1)),
        new InterimEvent.Ended(window(InterimKind.INCOMPLETE, 0, 0, 130, false), Duration.ofSeconds(3)));
  }

  @Test
  void aWarningIsNotLostWhenNobodyWokeTheHandler() {
    told(65, 0, 0);
    told(0, 0, 7_000);

    assertThat(events).extracting(InterimEvent::kind).containsExactly(InterimEvent.Kind.OPENED,
        InterimEvent.Kind.STILL_OPEN, InterimEvent.Kind.ENDED);
  }

  @Test
  void aNewWindowIsWarnedAboutAnew() {
    told(65, 0, 0);
    told(0, 0, 6_000);
    told(65, 0, 7_000);

    assertThat(wakeAt).contains(after(12_000));
    ticked(12_000);
    assertThat(events).filteredOn(each -> each.kind() == InterimEvent.Kind.STILL_OPEN)
        .extracting(each -> each.window().since()).containsExactly(START, after(7_000));
  }

  @Test
  void nothingIsTimedWhileNothingIsExposed() {
    told(0, 0, 0);
    ticked(10_000);

    assertThat(events).isEmpty();
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> told(-1, 0, 0)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bared");
    assertThatThrownBy(() -> new InterimExposureHandler(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void told(long bared, long interim, long millis) {
    take(handler.told(state, units(bared), units(interim), after(millis)));
  }

  private void ticked(long millis) {
    take(handler.ticked(state, after(millis)));
  }

  private void take(InterimStep step) {
    state = step.state();
    events.addAll(step.events());
    wakeAt = step.wakeAt();
  }

  private static InterimWindow window(InterimKind kind, long since, long now, long peak, boolean warned) {
    return new InterimWindow(GROUP, kind, after(since), Quantity.of(now), Quantity.of(peak), warned);
  }
}
