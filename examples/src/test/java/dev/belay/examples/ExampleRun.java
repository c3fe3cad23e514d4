package dev.belay.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One run of an example inside this JVM.
 *
 * @param code what the process would have ended with
 * @param out the lines of standard output
 * @param err the lines of standard error
 */
record ExampleRun(int code, List<String> out, List<String> err) {

  /** What every example has behind its main. */
  interface Example {
    int run(List<String> args, PrintStream out, PrintStream err);
  }

  /** Runs {@link IronCondor}. */
  static ExampleRun of(String... args) {
    return of(IronCondor::run, args);
  }

  static ExampleRun of(Example example, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = example.run(List.of(args), new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
    return new ExampleRun(code, lines(out), lines(err));
  }

  private static List<String> lines(ByteArrayOutputStream text) {
    return text.toString(StandardCharsets.UTF_8).lines().toList();
  }

  String last() {
    return out.get(out.size() - 1);
  }

  List<String> starting(String with) {
    return out.stream().filter(line -> line.startsWith(with)).toList();
  }

  /** The places of the timeline's lines that tell this of an order that this side entered with. */
  List<Integer> entries(String what, String side) {
    return IntStream.range(0, out.size())
        .filter(i -> out.get(i).matches(" *\\d+  " + what + " +\\S+ +E\\S+  " + side + " .*")).boxed().toList();
  }

  /** The states that the group went through, in order. */
  List<String> states() {
    return out.stream().filter(line -> line.matches(" *\\d+  STATE .*")).map(line -> line.replaceAll(".*-> ", ""))
        .toList();
  }
}
