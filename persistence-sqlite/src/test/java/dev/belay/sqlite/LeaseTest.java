package dev.belay.sqlite;

import static dev.belay.sqlite.Samples.failureOf;
import static dev.belay.sqlite.Samples.inline;
import static dev.belay.sqlite.Samples.kindOf;
import static dev.belay.sqlite.Samples.line;
import static dev.belay.sqlite.Samples.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.persistence.Lane;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("I2")
class LeaseTest {

  /** Opens a store and says what came of it; runs in another process, or by another class loader. */
  public static final class Opener {
    private Opener() {}

    /** {@return OPENED, or the kind of the failure} */
    public static String open(String file) {
      try (SqlitePersistence store = inline(Path.of(file))) {
        now(store.open());
        return "OPENED";
      } catch (CompletionException failed) {
        return ((StoreException) failed.getCause()).failure().name();
      }
    }

    public static void main(String[] args) {
      System.out.println("answer " + open(args[0]));
    }
  }

  @TempDir
  Path folder;

  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("belay.db");
  }

  @Test
  void aSecondOpeningInThisProcessIsToldWhoIsThere() throws Exception {
    try (SqlitePersistence first = inline(file); SqlitePersistence second = inline(file)) {
      now(first.open());

      assertThat(failureOf(second.open())).hasMessageContaining("belay.db.owner")
          .satisfies(why -> assertThat(why.failure()).isEqualTo(StoreFailure.LOCKED));
      assertThat(Files.readString(folder.resolve("belay.db.owner")))
          .startsWith("process " + ProcessHandle.current().pid() + " since ");
      now(first.append(Lane.DURABLE, List.of(line(1, "still ours"))));
    }
    assertThat(folder.resolve("belay.db.owner")).doesNotExist();
    try (SqlitePersistence third = inline(file)) {
      now(third.open());
      assertThat(now(third.journal(1, 9))).containsExactly(line(1, "still ours"));
    }
  }

  @Test
  void aLinkToTheFileIsTheSameStore() throws Exception {
    Path link = folder.resolve("link.db");
    try (SqlitePersistence first = inline(file); SqlitePersistence second = inline(link)) {
      now(first.open());
      Files.createSymbolicLink(link, file);

      assertThat(kindOf(second.open())).isEqualTo(StoreFailure.LOCKED);
    }
  }

  @Test
  void aSecondProcessIsKeptOutUntilTheFirstCloses() throws Exception {
    try (SqlitePersistence first = inline(file)) {
      now(first.open());

      assertThat(Child.run(Opener.class, file.toString())).contains("answer LOCKED");
    }
    assertThat(Child.run(Opener.class, file.toString())).contains("answer OPENED");
  }

  @Test
  void aSecondClassLoaderWithACopyOfTheDriverIsKeptOut() throws Exception {
    try (SqlitePersistence first = inline(file);
        URLClassLoader other = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      now(first.open());

      Class<?> opener = other.loadClass(Opener.class.getName());
      assertThat(opener).isNotSameAs(Opener.class);
      assertThat(opener.getMethod("open", String.class).invoke(null, file.toString())).isEqualTo("LOCKED");
    }
  }

  private static URL[] classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(LeaseTest::url)
        .toArray(URL[]::new);
  }

  private static URL url(String path) {
    try {
      return Path.of(path).toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
