package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.architecture.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The words of the documents are those of the code, and their links lead somewhere. */
class GlossaryTest {

  @Test
  void eachWordOfTheGlossaryNamesATypeThatExists() throws Exception {
    List<String> types = found("(?m)\\| `([a-z]+\\.[A-Z]\\w+)` \\|$", read("docs/glossary.md"));

    assertThat(types).hasSizeGreaterThan(35);
    for (String type : types) {
      assertThat(Class.forName("dev.belay." + type).getPackageName()).startsWith("dev.belay.");
    }
  }

  @Test
  void theNamesThatTheNotesFindHereExist() {
    List<String> ours = new ArrayList<>();
    for (String row : found("(?m)^\\| `.*?\\| (.*) \\|$", read("docs/names.md"))) {
      ours.addAll(found("`([A-Z][a-z]\\w+)`", row));
    }

    assertThat(ours).hasSizeGreaterThan(15);
    assertThat(ours).allSatisfy(type -> assertThat(sources()).anyMatch(file -> file.endsWith(type + ".java")));
  }

  @ParameterizedTest
  @MethodSource("markdown")
  void everyLinkOfAPageLeadsToAFile(Path page) {
    for (String link : found("\\]\\(([^)#:\\s]+)(?:#[^)]*)?\\)", Repository.read(page))) {
      assertThat(Files.exists(page.resolveSibling(link))).as(page + ": " + link).isTrue();
    }
  }

  /** All pages for readers, from the root down, without what a build has written. */
  static List<Path> markdown() {
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

  private static List<String> sources() {
    return Repository.javaSources().stream().map(each -> each.getFileName().toString()).toList();
  }

  private static String read(String page) {
    return Repository.read(Repository.root().resolve(page));
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map((MatchResult each) -> each.group(1)).toList();
  }
}
