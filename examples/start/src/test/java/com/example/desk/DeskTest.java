package com.example.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three spreads are opened and closed with this desk's own parts. */
class DeskTest {

  @TempDir
  Path folder;

  @Test
  void threeSpreadsAreOpenedAndClosed() throws Exception {
    ByteArrayOutputStream told = new ByteArrayOutputStream();

    int closed = Desk.trade(folder, new PrintStream(told, true, StandardCharsets.UTF_8));

    assertThat(told.toString(StandardCharsets.UTF_8).lines()).containsExactly("mode READY",
        "round 0: COMPLETED", "round 0: CLOSED", "round 1: COMPLETED", "round 1: CLOSED",
        "round 2: COMPLETED", "round 2: CLOSED");
    assertThat(closed).isEqualTo(3);
  }
}
