package dev.belay.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.time.SystemTimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What every build runs: thousands of seeds under all claimed faults, and none of them breaks an invariant. */
class ManySeedsTest {

  /** All on the JDK that Belay is built for; a share on others, where the gates of determinism give the rest. */
  private static final int SEEDS = Runtime.version().feature() == 17 ? 20_000 : 2_000;

  @Test
  void noSeedBreaksAnInvariant() {
    List<String> lines = new ArrayList<>();
    SimArguments arguments = SimArguments.of(List.of("--seeds=1-" + SEEDS, "--threads=2"),
        name -> StoreFactory.inMemory());

    ExecutorService helpers = Executors.newCachedThreadPool();
    int code;
    try (SystemTimeSource time = new SystemTimeSource()) {
      code = new Simulator(arguments, time, lines::add).run(helpers, arguments.threads() - 1);
    } finally {
      helpers.shutdown();
    }

    assertThat(lines.stream().filter(line -> line.startsWith("failed "))).as(() -> String.join("\n", lines))
        .isEmpty();
    assertThat(code).isZero();
    assertThat(lines.get(lines.size() - 1))
        .startsWith("simulate: seeds=" + SEEDS + " failures=0 claimedFaults=");
  }

  @Test
  void onTwoThreadsTheSameIsSaidInTheSameOrder() {
    assertThat(hashes(2)).hasSize(41).isEqualTo(hashes(0));
  }

  private static List<String> hashes(int count) {
    List<String> lines = new ArrayList<>();
    ExecutorService helpers = Executors.newCachedThreadPool();
    try (SystemTimeSource time = new SystemTimeSource()) {
      SimArguments arguments = SimArguments.of(List.of("--seeds=10-50", "--hash"), name -> StoreFactory.inMemory());
      new Simulator(arguments, time, lines::add).run(helpers, count);
    } finally {
      helpers.shutdown();
    }
    return lines.stream().filter(line -> line.contains(" hash ")).toList();
  }

  @Test
  void aSeedThatFailsOnceIsNotSaidToFailByItsSeed() {
    AtomicBoolean first = new AtomicBoolean(true);
    StoreFactory moody = (instance, entropy) -> first.getAndSet(false) ? Planted.refusing(instance, entropy)
        : StoreFactory.inMemory().shelf(instance, entropy);
    List<String> lines = new ArrayList<>();

    int code;
    try (SystemTimeSource time = new SystemTimeSource()) {
      SimArguments arguments = SimArguments.of(List.of("--seed=1", "--store=moody"), name -> moody);
      code = new Simulator(arguments, time, lines::add).run();
    }

    assertThat(code).isEqualTo(1);
    assertThat(lines).contains("  again  it does not fail again: something outside of its seed has a say in it");
  }

  @Test
  void aWordThatNobodyUnderstandsIsNamed() {
    assertThatThrownBy(
        () -> SimArguments.of(List.of("--sedes=1-2"), name -> StoreFactory.inMemory()))
        .hasMessage("nobody understands --sedes=1-2");
  }
}
