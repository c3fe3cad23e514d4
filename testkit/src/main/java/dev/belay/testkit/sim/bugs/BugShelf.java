package dev.belay.testkit.sim.bugs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The bugs of a checkout of Belay, and the sources that they change.
 *
 * @param root the folder of the parent POM
 */
public record BugShelf(Path root) {

  private static final String SOURCES = "core/src/main/java";
  private static final String BUGS = "testkit/src/bugs";
  private static final String ENDING = ".bug";

  /**
   * {@return the shelf of the checkout in which a folder lies}
   *
   * @param folder where to look from, upwards
   * @throws IllegalStateException when it lies in none
   */
  public static BugShelf above(Path folder) {
    for (Path each = folder.toAbsolutePath(); each != null; each = each.getParent()) {
      if (Files.isDirectory(each.resolve(SOURCES)) && Files.isDirectory(each.resolve(BUGS))) {
        return new BugShelf(each);
      }
    }
    throw new IllegalStateException("seeded bugs need the sources of Belay, and " + folder + " lies in no checkout");
  }

  /** {@return all bugs, by name} */
  public List<SeededBug> all() {
    try (Stream<Path> files = Files.list(root.resolve(BUGS))) {
      return files.map(each -> each.getFileName().toString()).filter(each -> each.endsWith(ENDING)).sorted()
          .map(each -> find(each.substring(0, each.length() - ENDING.length()))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@return a bug}
   *
   * @param name its name
   * @throws UncheckedIOException when there is none
   */
  public SeededBug find(String name) {
    return SeededBug.of(name, read(root.resolve(BUGS).resolve(name + ENDING)));
  }

  /**
   * {@return the sources that a bug changes, by class, with the bug}
   *
   * @param bug which
   * @throws IllegalStateException when it no longer applies
   */
  public SortedMap<String, String> patched(SeededBug bug) {
    return bug.in(type -> read(root.resolve(SOURCES).resolve(type.replace('.', '/') + ".java")));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
