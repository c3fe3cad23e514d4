package dev.belay.sqlite;

import static dev.belay.sqlite.Samples.T0;
import static dev.belay.sqlite.Samples.group;
import static dev.belay.sqlite.Samples.line;
import static dev.belay.sqlite.Samples.now;
import static dev.belay.sqlite.Samples.order;
import static dev.belay.sqlite.Samples.store;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.persistence.StoreIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that dies between commits loses nothing that it was told is kept, and half of no call. */
class KillTest {

  /** Keeps appending, says each acknowledgement aloud, and dies after so many, whatever is being written then. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] args) throws InterruptedException {
      int last = Integer.parseInt(args[1]);
      int inFlight = Integer.parseInt(args[2]);
      SqlitePersistence store = store(Path.of(args[0]));
      StoreIdentity identity = now(store.open());
      int first = identity.lastGroup() + 1;
      Semaphore room = new Semaphore(inFlight);
      CountDownLatch told = new CountDownLatch(last);
      Thread death = new Thread(() -> {
        awaitQuietly(told);
        Runtime.getRuntime().halt(137);
      });
      death.start();
      for (int i = first;; i++) {
        room.acquire();
        int number = i;
        Lane lane = i % 2 == 0 ? Lane.DURABLE : Lane.RELAXED;
        store.append(lane, batch(number)).whenComplete((done, failed) -> {
          System.out.println((failed == null ? "kept " : "lost ") + number);
          told.countDown();
          room.release();
        });
      }
    }

    private static void awaitQuietly(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException nobodyDoes) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Of each of five stores; {@code -Dkill.lives=400} makes the reported run of 2,000. */
  private static final int LIVES = Integer.getInteger("kill.lives", 10);

  /** Then a store is left and another begun: each life loads all that those before it wrote. */
  private static final int LIVES_OF_A_STORE = 50;

  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource({"1,1", "7,1", "50,8", "333,8", "900,64"})
  void everythingAcknowledgedIsThereAndNoCallIsHalfThere(int acknowledgements, int inFlight) throws Exception {
    for (int first = 0; first < LIVES; first += LIVES_OF_A_STORE) {
      killedAndLoaded(folder.resolve("belay-" + first + ".db"), Math.min(LIVES - first, LIVES_OF_A_STORE),
          acknowledgements, inFlight);
    }
  }

  private static void killedAndLoaded(Path file, int lives, int acknowledgements, int inFlight) throws Exception {
    int kept = 0;
    for (int life = 0; life < lives; life++) {
      List<String> told = Child.run(Victim.class, file.toString(), "" + acknowledgements, "" + inFlight).stream()
          .filter(text -> text.matches("(kept|lost) [0-9]+")).toList();
      assertThat(told).allMatch(text -> text.startsWith("kept "));
      assertThat(told).hasSizeGreaterThanOrEqualTo(acknowledgements);
      assertThat(told.get(0)).isEqualTo("kept " + kept);
      kept = told.stream().mapToInt(text -> Integer.parseInt(text.substring(5))).max().orElseThrow() + 1;

      try (SqlitePersistence store = store(file)) {
        StoreIdentity identity = now(store.open());
        int groups = identity.lastGroup() + 1;
        assertThat(groups).isBetween(kept, kept + inFlight + 256);
        assertThat(identity.lastSequence()).isEqualTo(groups - 1);
        assertThat(identity.lastJournal()).isEqualTo(groups);
        assertThat(identity.formerEpochs()).hasSize(2 * life + 1);
        List<Entry> loaded = now(store.loadActive(T0));
        assertThat(loaded).hasSize(2 * groups);
        assertThat(loaded.get(groups - 1)).isEqualTo(group(groups - 1, true, T0));
        kept = groups;
      }
    }
  }

  private static List<Entry> batch(int number) {
    return List.of(group(number, true, T0), order(number, number, 0, "INTENDED"), line(number + 1, "intent"));
  }
}
