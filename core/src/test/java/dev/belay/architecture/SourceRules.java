package dev.belay.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Rules about the text of the sources, which the compiled classes no longer show. */
final class SourceRules {
  /** Where code that is not ours, or a bug, may throw: each of these stops it there and says what follows. */
  private static final List<String> BOUNDARIES =
      List.of("coordinator/EventLoop.java", "coordinator/HostCode.java", "gateway/Outside.java",
          "coordinator/Delivery.java");

  private static final int MOST_LINES = 400;
  private static final int MOST_COLUMNS = 120;
  private static final Pattern UNFINISHED = Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME)\\b");
  private static final Pattern WILDCARD = Pattern.compile("(?m)^import .*\\*;");
  private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?[\\w.]+\\.(\\w+);");
  private static final Pattern WAITING = Pattern.compile("(?:\\.|::)sl" + "eep\\b");
  private static final Pattern SKIPPED = Pattern.compile("@(?:Dis" + "abled|Ig" + "nore)\\b");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");
  private static final Pattern CATCH = Pattern.compile("\\bcatch\\s*\\(([^)]*)\\)");
  private static final List<String> BROAD = List.of("Throwable", "Error", "Exception");

  private SourceRules() {}

  /** {@return what is wrong with one file, whatever it is for} */
  static List<String> everywhere(String file, String text) {
    List<String> found = new ArrayList<>();
    if (text.lines().count() > MOST_LINES) {
      found.add(file + " has " + text.lines().count() + " lines, at most " + MOST_LINES);
    }
    text.lines().filter(line -> line.codePointCount(0, line.length()) > MOST_COLUMNS)
        .forEach(line -> found.add(file + " has a line of more than " + MOST_COLUMNS + " columns: " + line.trim()));
    matches(UNFINISHED, text).forEach(word -> found.add(file + " says " + word));
    matches(WILDCARD, text).forEach(line -> found.add(file + " has a wildcard: " + line));
    List<String> words = Arrays.asList(text.split("\\W+"));
    matches(IMPORT, text).stream().filter(name -> Collections.frequency(words, name) == 1)
        .forEach(name -> found.add(file + " imports " + name + " and does not use it"));
    return found;
  }

  /** {@return what is wrong with one test} */
  static List<String> inTests(String file, String text) {
    List<String> found = new ArrayList<>();
    matches(WAITING, text).forEach(call -> found.add(file + " sleeps; use virtual time"));
    matches(SKIPPED, text).forEach(skip -> found.add(file + " skips with " + skip));
    return found;
  }

  /**
   * {@return what is wrong with the catches of core's main sources: none is as broad as Exception, and RuntimeException
   * is caught at four boundaries alone: the loop's own, calls to what hosts implement, asynchronous or not, and their
   * listeners}
   */
  static List<String> catches(SortedMap<String, String> sources) {
    List<String> found = new ArrayList<>();
    sources.forEach((file, text) -> matches(CATCH, COMMENT.matcher(text).replaceAll("")).forEach(clause -> {
      List<String> words = Arrays.asList(clause.split("\\W+"));
      words.stream().filter(BROAD::contains).forEach(broad -> found.add(file + " catches " + broad));
      if (words.contains("RuntimeException") && BOUNDARIES.stream().noneMatch(file::endsWith)) {
        found.add(file + " catches RuntimeException, and is no boundary");
      }
    }));
    return found;
  }

  /** {@return the packages among these main sources that have no package-info} */
  static List<String> withoutPackageInfo(List<Path> sources) {
    TreeSet<Path> folders = new TreeSet<>();
    sources.stream().filter(file -> !file.endsWith("module-info.java")).map(Path::getParent).forEach(folders::add);
    return folders.stream().filter(folder -> !sources.contains(folder.resolve("package-info.java")))
        .map(folder -> folder + " has no package-info").toList();
  }

  /** {@return the texts of these files by their name below the folder} */
  static SortedMap<String, String> texts(Path folder, List<Path> files) {
    SortedMap<String, String> texts = new TreeMap<>();
    files.forEach(file -> texts.put(folder.relativize(file).toString(), Repository.read(file)));
    return texts;
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(match.groupCount())).toList();
  }
}
