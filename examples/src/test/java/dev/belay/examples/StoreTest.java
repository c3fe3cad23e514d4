package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs of the iron condor on one store. */
class StoreTest {

  @TempDir
  Path folder;

  @Test
  void theSecondRunRecoversAndAnswersTheSameGroupUnlessTheKeyIsNew() {
    String store = "--store=" + folder.resolve("condor.db");

    ExampleRun first = ExampleRun.of(store);
    ExampleRun again = ExampleRun.of(store);
    ExampleRun other = ExampleRun.of(store, "--key=another");

    assertThat(first.code()).as(first.err().toString()).isZero();
    assertThat(first.last()).startsWith("final: COMPLETED legs=4 childOrders=4");
    assertThat(again.code()).as(again.err().toString()).isZero();
    assertThat(again.out()).contains("the store knew this request: the same group is answered, nothing new was sent");
    assertThat(again.last()).startsWith("final: COMPLETED legs=4 childOrders=4");
    assertThat(other.code()).as(other.err().toString()).isZero();
    assertThat(other.out()).noneMatch(line -> line.contains("the store knew"));
    assertThat(other.last()).startsWith("final: COMPLETED legs=4 childOrders=4");
  }
}
