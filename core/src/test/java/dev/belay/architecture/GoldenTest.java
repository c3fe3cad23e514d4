package dev.belay.architecture;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A kept text that no longer says what the code says is found. */
class GoldenTest {

  @Test
  void theSameTextPasses() {
    assertThatCode(() -> Golden.compare("a.txt", "one\n", "one\n")).doesNotThrowAnyException();
  }

  @Test
  void anotherTextFailsAndSaysHowToKeepIt() {
    assertThatThrownBy(() -> Golden.compare("a.txt", "one\n", "two\n")).isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("a.txt", "-Dgolden=write", "--- kept\none", "--- now\ntwo");
  }
}
