package dev.belay.sqlite;

import static dev.belay.sqlite.Samples.T0;
import static dev.belay.sqlite.Samples.config;
import static dev.belay.sqlite.Samples.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * A bit of a closed store flips. Either the start says so, or everything that the store answers is what it was.
 * {@code -Dflips=all} takes one bit of every byte, with and without the seal; {@code -Dflips=0-20000} of these bytes.
 */
@Tag("I4")
class DamageTest {

  private static final String WHICH = System.getProperty("flips", "");
  private static final int SAMPLED = 1_000;

  static final class InMemory implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
      Path memory = Path.of("/dev/shm");
      return Files.isWritable(memory) ? Files.createTempDirectory(memory, "belay") : Files.createTempDirectory("belay");
    }
  }

  /** Everything that a store tells. */
  private record Answers(long sequence, int group, long journal, int epochs, List<Entry> loaded,
      List<Entry.Journal> lines) {}

  /** In memory where there is such a folder: the disk has no part in this. */
  @TempDir(factory = InMemory.class)
  Path folder;

  private Path file;
  private byte[] whole;
  private byte[] seal;
  private Answers before;

  @BeforeEach
  void closeAStore() throws IOException {
    file = folder.resolve("belay.db");
    try (SqlitePersistence store = Samples.inline(file)) {
      now(store.open());
      List<Entry> all = new ArrayList<>(Released.loaded());
      all.addAll(Released.journal());
      for (int i = 0; i < 40; i++) {
        all.add(Samples.group(100 + i, i % 2 == 0, T0.minusSeconds(i * 86_400L)));
        all.add(Samples.order(100 + i, 100 + i, 0, "FILLED"));
        all.add(Samples.line(4 + i, "line " + i));
      }
      now(store.append(Lane.DURABLE, all));
    }
    whole = Files.readAllBytes(file);
    seal = Files.readAllBytes(Seal.of(file));
    before = answers().orElseThrow();
    assertThat(whole.length).isLessThanOrEqualTo(100_000);
  }

  @Test
  void everyFlipThatChangesAnAnswerIsNoticedByTheSeal() throws IOException {
    flip(1, true);
  }

  /** After a restore to another place the seal is missing: rows, sums and structure have to be enough. */
  @Test
  void everyFlipThatChangesAnAnswerIsNoticedByTheRowsToo() throws IOException {
    flip(2, false);
  }

  private void flip(long seed, boolean sealed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> silent = new ArrayList<>();
    int noticed = 0;
    int[] which = which(random);
    for (int at : which) {
      int bit = random.nextInt(8);
      byte[] hurt = whole.clone();
      hurt[at] ^= (byte) (1 << bit);
      place(hurt, sealed);
      Optional<Answers> found = answers();
      noticed += found.isEmpty() ? 1 : 0;
      if (found.isPresent() && !found.get().equals(before)) {
        silent.add("byte " + at + " bit " + bit);
      }
    }

    System.out.println("flips " + which.length + " in " + whole.length + " bytes" + (sealed ? " with" : " without")
        + " the seal: refused " + noticed + ", changed an answer in silence " + silent.size());
    assertThat(silent).isEmpty();
    if (!WHICH.contains("-")) { // a part of the file may be one that nothing uses
      assertThat(noticed).isPositive();
    }
  }

  private int[] which(SplittableRandom random) {
    if (WHICH.isEmpty()) {
      return random.ints(SAMPLED, 0, whole.length).toArray();
    }
    String[] range = (WHICH.equals("all") ? "0-" + whole.length : WHICH).split("-");
    return IntStream.range(Integer.parseInt(range[0]), Math.min(Integer.parseInt(range[1]), whole.length)).toArray();
  }

  private void place(byte[] bytes, boolean sealed) throws IOException {
    Files.deleteIfExists(StoreFile.logOf(file));
    Files.write(file, bytes);
    if (sealed) {
      Files.write(Seal.of(file), seal);
    } else {
      Files.deleteIfExists(Seal.of(file));
    }
  }

  /** What a start gets to see, or nothing when it is refused. */
  private Optional<Answers> answers() {
    try (SqlitePersistence store = new SqlitePersistence(
        config(file).quarantine(false).entropy(() -> 11).writer(Runnable::run).build())) {
      StoreIdentity identity = now(store.open());
      return Optional.of(new Answers(identity.lastSequence(), identity.lastGroup(), identity.lastJournal(),
          identity.formerEpochs().hashCode(), now(store.loadActive(T0.minusSeconds(20 * 86_400L))),
          now(store.journal(1, 999))));
    } catch (CompletionException refused) {
      assertThat(refused.getCause()).isInstanceOf(StoreException.class);
      return Optional.empty();
    }
  }
}
