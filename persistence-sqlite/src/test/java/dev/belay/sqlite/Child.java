package dev.belay.sqlite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A second Java process of the same class path; its output is collected, because a fork of the build has its own. */
final class Child {

  private Child() {}

  /** Runs a main class to its end, or its death. */
  static List<String> run(Class<?> main, String... args) throws IOException, InterruptedException {
    return run(List.of(), main, args);
  }

  /** The same with options of the machine, such as properties. */
  static List<String> run(List<String> options, Class<?> main, String... args)
      throws IOException, InterruptedException {
    return start(List.of(), options, main, args);
  }

  /** The same under another program, such as one that traces. */
  static List<String> under(List<String> program, Class<?> main, String... args)
      throws IOException, InterruptedException {
    return start(program, List.of(), main, args);
  }

  private static List<String> start(List<String> program, List<String> options, Class<?> main, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of(
        System.getProperty("java.home") + "/bin/java", "--enable-native-access=ALL-UNNAMED", "-Xshare:auto",
        "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(Arrays.asList(args));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader out = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      out.lines().forEach(lines::add);
    }
    process.waitFor();
    return lines;
  }
}
