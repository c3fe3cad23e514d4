package dev.belay.examples;

import dev.belay.architecture.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pages for readers, and what stands in them. */
final class Pages {

  private Pages() {}

  /** All pages, from the root down, without what a build has written. */
  static List<Path> all() {
    List<Path> pages = new ArrayList<>();
    Path root = Repository.root();
    for (String place : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/start/README.md")) {
      pages.add(root.resolve(place));
    }
    try (var files = Files.walk(root.resolve("docs"))) {
      files.filter(each -> each.toString().endsWith(".md")).sorted().forEach(pages::add);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return pages;
  }

  /** The text of a file, by its path below the repository's root. */
  static String read(String place) {
    return Repository.read(Repository.root().resolve(place));
  }

  /** The code of a test between {@code // region NAME} and its end, as a page shows it. */
  static String region(Class<?> test, String name) {
    String source = read("examples/src/test/java/" + test.getName().replace('.', '/') + ".java");
    return found("(?s)// region " + name + "\n(.*?) +// endregion", source).get(0).lines()
        .map(line -> line.replaceFirst("^ {4}", "")).collect(Collectors.joining("\n", "", "\n"));
  }

  /** The first group of each match, in order. */
  static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map((MatchResult each) -> each.group(1)).toList();
  }
}
