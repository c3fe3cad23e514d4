package dev.belay.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LingerTest {

  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void aWriterWithAsManyAsLastTimeDoesNotWatch() {
    Linger.own().until(1, () -> looks.incrementAndGet());

    assertThat(looks.get()).isBetween(1, 2);
  }

  @Test
  void aWriterWatchesUntilAsManyAreThereAsLastTime() {
    Linger.own().until(8, () -> looks.incrementAndGet() < 3 ? 1 : 8);

    assertThat(looks.get()).isBetween(1, 3);
  }

  @Test
  void aWriterDoesNotWatchForEverForWhatDoesNotCome() {
    Linger.own().until(8, () -> Math.min(looks.incrementAndGet(), 7));

    assertThat(looks.get()).isPositive();
  }

  @Test
  void aHostsThreadIsNeverKeptBusy() {
    Linger.NONE.until(8, () -> looks.incrementAndGet());

    assertThat(looks).hasValue(0);
  }
}
