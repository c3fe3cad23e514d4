package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.architecture.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The words of the documents are those of the code, and their links lead somewhere. */
class GlossaryTest {

  @Test
  void eachWordOfTheGlossaryNamesATypeThatExists() throws Exception {
    List<String> types = Pages.found("(?m)\\| `([a-z]+\\.[A-Z]\\w+)` \\|$", Pages.read("docs/glossary.md"));

    assertThat(types).hasSizeGreaterThan(35);
    for (String type : types) {
      assertThat(Class.forName("dev.belay." + type).getPackageName()).startsWith("dev.belay.");
    }
  }

  @Test
  void theNamesThatTheNotesFindHereExist() {
    List<String> ours = new ArrayList<>();
    for (String row : Pages.found("(?m)^\\| `.*?\\| (.*) \\|$", Pages.read("docs/names.md"))) {
      ours.addAll(Pages.found("`([A-Z][a-z]\\w+)`", row));
    }

    assertThat(ours).hasSizeGreaterThan(15);
    assertThat(ours).allSatisfy(type -> assertThat(sources()).anyMatch(file -> file.endsWith(type + ".java")));
  }

  @ParameterizedTest
  @MethodSource("dev.belay.examples.Pages#all")
  void everyLinkOfAPageLeadsToAFile(Path page) {
    for (String link : Pages.found("\\]\\(([^)#:\\s]+)(?:#[^)]*)?\\)", Repository.read(page))) {
      assertThat(Files.exists(page.resolveSibling(link))).as(page + ": " + link).isTrue();
    }
  }

  private static List<String> sources() {
    return Repository.javaSources().stream().map(each -> each.getFileName().toString()).toList();
  }
}
