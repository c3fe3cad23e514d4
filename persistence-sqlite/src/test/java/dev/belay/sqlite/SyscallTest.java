package dev.belay.sqlite;

import static dev.belay.sqlite.Samples.T0;
import static dev.belay.sqlite.Samples.config;
import static dev.belay.sqlite.Samples.group;
import static dev.belay.sqlite.Samples.line;
import static dev.belay.sqlite.Samples.now;
import static dev.belay.sqlite.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.persistence.Lane;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is killed at a write or a sync of its store, or the system answers one with an error, at the first, the
 * second, the n-th such call (strace's injection). Each build tries some of them; {@code -Dsyscalls=all} every one,
 * {@code -Dsyscalls=1-100} these.
 */
@EnabledOnJre(value = JRE.JAVA_17, disabledReason = "once in a build: what it shows does not depend on the JDK")
class SyscallTest {

  private static final int CALLS = 12;
  private static final String NAMES = "pwrite64,fsync,fdatasync,ftruncate";
  private static final String WHICH = System.getProperty("syscalls", "");

  /** Opens, appends a dozen calls one after the other, says what became of each, and closes. */
  static final class Steady {
    private Steady() {}

    public static void main(String[] args) {
      long ballast = Long.parseLong(args[1]);
      try (SqlitePersistence store = new SqlitePersistence(
          config(Path.of(args[0])).ballast(ballast).writer(Runnable::run).build())) {
        now(store.open());
        System.out.println("open");
        for (int i = 0; i < CALLS; i++) {
          int number = i;
          store.append(i % 2 == 0 ? Lane.DURABLE : Lane.RELAXED, List.of(group(i, true, T0),
              order(i, i, 0, "INTENDED"), line(i + 1, "intent"))).whenComplete((done, failed) -> System.out.println(
                  failed == null ? "kept " + number : "lost " + ((StoreException) failed).failure()));
        }
      } catch (CompletionException refused) {
        System.out.println("refused " + ((StoreException) refused.getCause()).failure());
      }
      System.out.println("ended");
    }
  }

  @TempDir(factory = DamageTest.InMemory.class)
  Path folder;

  private Path file;
  private byte[] empty;

  @BeforeEach
  void makeAStore() throws IOException {
    assumeTrue(Trace.isPossible(), "strace is not here, or may not trace: no system call was made to fail");
    file = folder.resolve("belay.db");
    try (SqlitePersistence store = Samples.inline(file)) {
      now(store.open());
    }
    empty = Files.readAllBytes(file);
  }

  @Test
  @Tag("S2")
  void aProcessThatIsKilledAtAnyWriteOrSyncLosesNothingOfWhatItAcknowledged() throws Exception {
    int killed = 0;
    for (int at : some(6)) {
      List<String> told = told(0, NAMES, "signal=SIGKILL", "" + at);

      assertThat(told).noneMatch(each -> each.startsWith("lost"));
      requireKept(told);
      killed += told.contains("ended") ? 0 : 1; // a start on a slow disk makes fewer calls
    }
    System.out.println("killed at " + killed + " of " + calls() + " writes and syncs");
    assertThat(killed).isPositive();
  }

  @Test
  @Tag("S2")
  void anErrorOfTheDiskEndsTheStoreAndTakesNothingThatWasAcknowledged() throws Exception {
    for (int at : some(3)) {
      for (String when : List.of("" + at, at + "+")) {
        List<String> told = told(0, NAMES, "error=EIO", when);

        assertThat(told).as("EIO at " + when).contains("ended");
        assertThat(lostOf(told)).as("EIO at " + when).allMatch(each -> each.endsWith(" IO"));
        requireNothingAfterAFailure(told);
        requireKept(told);
      }
    }
  }

  @Test
  @Tag("I6")
  void aDiskThatIsFullForAMomentCostsTheBallastAndNoIntent() throws Exception {
    int took = 0;
    for (int at : some(3)) {
      List<String> told = told(1 << 20, "pwrite64", "error=ENOSPC", "" + at);

      assertThat(lostOf(told)).as("ENOSPC at " + at).isEmpty();
      requireKept(told);
      took += Files.exists(folder.resolve(".belay.db.ballast")) ? 0 : 1;
    }
    System.out.println("the ballast was given up in " + took + " runs");
  }

  @Test
  @Tag("I6")
  void aDiskThatStaysFullEndsTheStoreAndTakesNothingThatWasAcknowledged() throws Exception {
    for (int at : some(2)) {
      List<String> told = told(1 << 20, "pwrite64", "error=ENOSPC", at + "+");

      assertThat(lostOf(told)).as("ENOSPC from " + at + " on").allMatch(each -> each.endsWith(" FULL"));
      requireNothingAfterAFailure(told);
      requireKept(told);
    }
  }

  /** So many of the calls of a whole run, by chance, or each of them. */
  private List<Integer> some(int count) throws Exception {
    int calls = calls();
    assertThat(calls).isGreaterThan(50);
    if (WHICH.isEmpty()) {
      return new SplittableRandom(count).ints(count, 1, calls + 1).boxed().toList();
    }
    String[] range = (WHICH.equals("all") ? "1-" + calls : WHICH).split("-");
    return IntStream.rangeClosed(Integer.parseInt(range[0]), Integer.parseInt(range[1])).boxed().toList();
  }

  private int calls() throws Exception {
    begin();
    Path log = folder.resolve("calls");
    Child.under(strace(log, NAMES, List.of()), Steady.class, file.toString(), "0");
    return Files.readAllLines(log).size();
  }

  private List<String> told(long ballast, String names, String what, String when) throws Exception {
    begin();
    return Child.under(strace(Path.of("/dev/null"), names, List.of("-e", "inject=" + names + ":" + what + ":when="
        + when)), Steady.class, file.toString(), "" + ballast);
  }

  private List<String> strace(Path log, String names, List<String> more) {
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", log.toString(), "-P", file.toString(),
        "-P", StoreFile.logOf(file).toString(), "-e", "trace=" + names));
    command.addAll(more);
    return command;
  }

  /** The store as it was, and nothing beside it. */
  private void begin() throws IOException {
    Files.deleteIfExists(StoreFile.logOf(file));
    Files.deleteIfExists(Seal.of(file));
    Files.deleteIfExists(folder.resolve(".belay.db.ballast"));
    Files.write(file, empty);
  }

  private static List<String> lostOf(List<String> told) {
    return told.stream().filter(each -> each.startsWith("lost") || each.startsWith("refused")).toList();
  }

  private static void requireNothingAfterAFailure(List<String> told) {
    List<String> fates = told.stream().filter(each -> each.startsWith("kept") || each.startsWith("lost")).toList();
    long kept = fates.stream().filter(each -> each.startsWith("kept")).count();
    assertThat(fates.subList(0, (int) kept)).allMatch(each -> each.startsWith("kept"));
  }

  /** A start finds everything that was acknowledged, of the rest one call at the most, and no half of any. */
  private void requireKept(List<String> told) {
    int kept = (int) told.stream().filter(each -> each.startsWith("kept")).count();
    try (SqlitePersistence store = new SqlitePersistence(
        config(file).quarantine(false).writer(Runnable::run).build())) {
      StoreIdentity identity = now(store.open());
      int groups = identity.lastGroup() + 1;
      assertThat(groups).isBetween(kept, kept + 1);
      assertThat(identity.lastSequence()).isEqualTo(groups - 1);
      assertThat(identity.lastJournal()).isEqualTo(groups);
      assertThat(now(store.loadActive(T0))).hasSize(2 * groups);
    }
  }
}
