package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.architecture.Repository;
import dev.belay.sqlite.StoreTool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command that a page for readers shows is known here. A {@code -Drun} is run in this process, as it is written
 * but for the folder {@code target}; what would take minutes, or kills its process, is run by a test of its own.
 */
class DocumentedCommandsTest {

  private static final String COMMAND = "(?m)(?:^ *|`)(mvn [^#`\\n]+)";

  /** Runs of minutes, and processes that die: the test that runs the same, where need be with fewer seeds or groups. */
  private static final SortedMap<String, String> RUN_IN = new TreeMap<>(Map.of("CrashRecovery", "CrashRecoveryTest",
      "Simulate", "SimulateTest", "KiteSeeds", "KiteSeedsTest", "Soak", "SoakTest"));

  /** What builds or measures; {@code .ci/run} does the former. */
  private static final List<String> BUILDS = List.of("mvn verify",
      "mvn -pl core -Pmutation test-compile org.pitest:pitest-maven:mutationCoverage", "mvn -q -DskipTests install",
      "mvn verify -pl persistence-sqlite -am -D.*", "mvn -pl examples -am test -Dtest=ModulesTest -D.*",
      "mvn -pl core test -Dtest=MeasuresTest -Dgolden=write",
      "mvn -q compile exec:exec");

  /** What works on the store that the first of them leaves, in the order in which an operator would. */
  private static final List<String> ON_THE_STORE = List.of("IronCondor --store=target/condor.db",
      "LookIntoStore backup target/condor.db target/copy.db", "LookIntoStore verify target/copy.db",
      "LookIntoStore export target/copy.db json", "Report --store=target/copy.db", "Report --store=target/condor.db",
      "LookIntoStore info target/condor.db", "LookIntoStore verify target/condor.db",
      "Recover --store=target/condor.db --exchange=target/condor.db.exchange --dry-run",
      "Recover --store=target/condor.db --exchange=target/condor.db.exchange",
      "LookIntoStore groups target/condor.db");

  private static final List<String> RECORDED = List.of("PaperTrading --record=target/quotes.csv",
      "PaperTrading --replay=target/quotes.csv");

  /** The groups that do not fit their money, which is what their pages show them for. */
  private static final List<String> REFUSED = List.of(
      "WorstCase --group=examples/groups/bull-put-spread.json",
      "WorstCase --group=examples/groups/short-straddle.json");

  @TempDir
  Path folder;

  @Test
  void everyCommandIsARunAMeasurementOrABuildThatIsKnown() throws Exception {
    String bench = Pages.read("benchmarks/src/main/java/dev/belay/benchmarks/Bench.java");
    for (String command : commands()) {
      List<String> measured = Pages.found("-Dbench=(\\S+)", command);
      boolean known = command.contains("-Drun=") ? run(command).length() > 0
          : measured.isEmpty() ? BUILDS.stream().anyMatch(command::matches)
              : bench.contains("\"" + measured.get(0) + "\"");
      assertThat(known).as(command).isTrue();
    }
  }

  @Test
  void everyRunThatAPageShowsEndsWell() throws Exception {
    SortedSet<String> alone = new TreeSet<>(runs());
    assertThat(alone).containsAll(RECORDED);
    assertThat(alone).containsAll(ON_THE_STORE);
    alone.removeAll(ON_THE_STORE);
    alone.removeAll(RECORDED);
    alone.removeIf(run -> RUN_IN.containsKey(name(run)));
    assertThat(alone).hasSizeGreaterThan(10);
    List<List<String>> stories = new ArrayList<>(alone.stream().map(List::of).toList());
    stories.add(ON_THE_STORE);
    stories.add(RECORDED);

    assertThat(together(stories)).isEmpty();
  }

  @Test
  void whatIsNotRunHereIsRunByATestOfItsOwn() {
    for (String run : runs()) {
      String test = RUN_IN.get(name(run));
      if (test != null) {
        assertThat(Repository.read(Repository.root().resolve("examples/src/test/java/dev/belay/examples")
            .resolve(test + ".java"))).as(run).contains("@Test", name(run));
      }
    }
    assertThat(runs().stream().map(DocumentedCommandsTest::name)).containsAll(RUN_IN.keySet());
  }

  @Test
  void aCommandThatNobodyKnowsIsFound() {
    assertThat(Pages.found(COMMAND, "text\n    mvn -q nonsense   # remark\nand `mvn other -Dx=y` too"))
        .containsExactly("mvn -q nonsense   ", "mvn other -Dx=y");
    assertThat(BUILDS).noneMatch("mvn -q nonsense"::matches);
  }

  /** Most of them wait for the pace of their own clocks, so several run beside each other. */
  private List<String> together(List<List<String>> stories) throws Exception {
    ExecutorService side = Executors.newFixedThreadPool(3);
    List<Future<List<String>>> running = new ArrayList<>();
    for (int i = 0; i < stories.size(); i++) {
      List<String> story = stories.get(i);
      Path place = Files.createDirectory(folder.resolve("story-" + i));
      Callable<List<String>> task = () -> story.stream().map(run -> wrong(run, place))
          .filter(each -> !each.isEmpty()).toList();
      running.add(side.submit(task));
    }
    List<String> wrong = new ArrayList<>();
    for (Future<List<String>> each : running) {
      wrong.addAll(each.get());
    }
    side.shutdown();
    return wrong;
  }

  /** What is wrong with a run; nothing when it ended as it should. */
  private static String wrong(String run, Path target) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
    List<String> args = Arrays.stream(run.split(" ")).skip(1)
        .map(arg -> arg.replace("target/", target + "/").replace("examples/groups/",
            Repository.root().resolve("examples/groups") + "/"))
        .toList();
    try {
      int code = played(name(run), args, out);
      return code == (REFUSED.contains(run) ? 1 : 0) ? ""
          : run + " ended with " + code + ":\n" + told.toString(StandardCharsets.UTF_8);
    } catch (ReflectiveOperationException | IOException failed) {
      return run + " failed: " + failed + " " + failed.getCause();
    }
  }

  private static int played(String name, List<String> args, PrintStream out)
      throws ReflectiveOperationException, IOException {
    if (name.equals("LookIntoStore")) {
      return StoreTool.run(args, out, out);
    }
    Class<?> example = Class.forName("dev.belay.examples." + name);
    if (name.startsWith("Kite")) {
      return (int) example.getDeclaredMethod("run", List.class, Map.class, PrintStream.class, PrintStream.class)
          .invoke(null, args, new TreeMap<String, String>(), out, out);
    }
    return (int) example.getDeclaredMethod("run", List.class, PrintStream.class, PrintStream.class)
        .invoke(null, args, out, out);
  }

  private static SortedSet<String> runs() {
    TreeSet<String> runs = new TreeSet<>();
    commands().stream().filter(command -> command.contains("-Drun=")).map(DocumentedCommandsTest::run)
        .filter(run -> !run.endsWith(" belay.db")).forEach(runs::add);
    return runs;
  }

  /** Name and arguments of a run. */
  private static String run(String command) {
    List<String> args = Pages.found("-Dargs=\"([^\"]*)\"", command);
    return (Pages.found("-Drun=(\\w+)", command).get(0) + (args.isEmpty() ? "" : " " + args.get(0))).strip();
  }

  private static String name(String run) {
    return run.split(" ")[0];
  }

  private static SortedSet<String> commands() {
    TreeSet<String> commands = new TreeSet<>();
    Pages.all().forEach(page -> Pages.found(COMMAND, Repository.read(page)).forEach(each ->
        commands.add(each.strip())));
    return commands;
  }
}
