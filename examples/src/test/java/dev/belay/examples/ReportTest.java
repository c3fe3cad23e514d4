package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

/** The pages of real runs: one that completed, one that was unwound, one that outlived its process. */
class ReportTest {

  @TempDir
  Path folder;

  @Test
  void aGroupThatCompletedIsShownWithItsFourOrdersAndItsMarginPath() throws Exception {
    Path store = folder.resolve("condor.db");
    assertThat(ExampleRun.of("--store=" + store).code()).isZero();

    String page = page(store);

    assertThat(page).contains("<span class=\"badge good\">completed</span>", "NIFTY26D0126300CE",
        "executing → partially exposed", "entering, filled: leg 0 130, leg 1 130, leg 2 130, leg 3 130")
        .containsOnlyOnce("most bared units");
    assertThat(page.split("<rect [^>]*class=\"bar ", -1)).hasSize(1 + 4);
  }

  @Test
  void aGroupThatWasUnwoundShowsTheRefusalItsWordsAndTheReverseTrades() throws Exception {
    Path store = folder.resolve("condor.db");
    assertThat(ExampleRun.of("--store=" + store, "--scenario=short-rejected").code()).isZero();

    String page = page(store);

    assertThat(page).contains("<span class=\"badge warn\">hedged</span>", "RMS:Margin Exceeds", "cover short",
        "close freed", "class=\"broken\"");
    assertThat(page.split("<rect [^>]*class=\"bar ", -1)).hasSize(1 + 7);
  }

  @Test
  void aGroupThatOutlivedItsProcessIsOneStoryOverBothLives() throws Exception {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    int code = CrashRecovery.run(List.of("--die-at=first-short-fill", "--folder=" + folder.resolve("crash")),
        new PrintStream(told, true, StandardCharsets.UTF_8), System.err);

    assertThat(code).as(told.toString(StandardCharsets.UTF_8)).isZero();

    assertThat(page(folder.resolve("crash").resolve("condor.db"))).contains("recovering → ready");
  }

  @Test
  void aStoreThatIsNotThereIsRefused() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int code = Report.run(List.of("--store=" + folder.resolve("none.db")), System.out,
        new PrintStream(err, true, StandardCharsets.UTF_8));

    assertThat(code).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("there is no such file");
  }

  /** The group's page; it is well-formed, and the store is left as it was. */
  private String page(Path store) throws Exception {
    byte[] before = Files.readAllBytes(store);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code = Report.run(List.of("--store=" + store, "--to=" + folder.resolve("pages")),
        new PrintStream(out, true, StandardCharsets.UTF_8), System.err);
    assertThat(code).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).last()
        .isEqualTo("report: groups=1 days=1 pages=2");
    assertThat(Files.readAllBytes(store)).isEqualTo(before);
    String page = Files.readString(folder.resolve("pages").resolve("group-0000.html"));
    requireWellFormed(page);
    requireWellFormed(Files.readString(folder.resolve("pages").resolve("day-2026-11-25.html")));
    return page;
  }

  private static void requireWellFormed(String page) throws Exception {
    String xml = page.replace("<!DOCTYPE html>", "").replaceAll("(<meta [^>]*[^/])>", "$1/>");
    try {
      DocumentBuilderFactory.newInstance().newDocumentBuilder()
          .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException | SAXException broken) {
      throw new AssertionError("not well-formed: " + broken.getMessage(), broken);
    }
  }
}
