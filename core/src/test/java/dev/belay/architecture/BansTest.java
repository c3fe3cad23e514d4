package dev.belay.architecture;

import static dev.belay.architecture.Planted.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing in core does what {@link Bans} bans, and each ban finds what it is for. */
class BansTest {
  @TempDir Path folder;

  @Test
  void coreKeepsEveryBan() {
    assertThat(violations(Repository.mainClasses("core"))).isEmpty();
  }

  @Test
  void eachBanFindsWhatItIsFor() {
    List<String[]> offences = offences().map(line -> line.split(": ", 2)).toList();
    List<String> found = violations(plant(offences.stream().map(offence -> offence[1]).toList()));

    assertThat(IntStream.range(0, offences.size())
        .filter(i -> !names(found, offences.get(i)[0], i))
        .mapToObj(i -> String.join(": ", offences.get(i)))).as("offences that their ban does not see").isEmpty();
    assertThat(offences.stream().map(offence -> offence[0])).as("bans that are tried")
        .containsAll(Bans.all().stream().map(Ban::name).toList());
  }

  @Test
  void whatIsHarmlessPasses() {
    assertThat(violations(plant(harmless()))).isEmpty();
  }

  @Test
  void theSystemTimeSourceAloneMayReadTheClockAndStartItsThread() {
    String body = " { long now = System.nanoTime(); Thread loop = new Thread(() -> System.nanoTime());"
        + " static class Nested { long now = System.currentTimeMillis(); } }";
    JavaClasses planted = Planted.compile(folder, "package dev.belay.time; class SystemTimeSource" + body,
        "package dev.belay.time; class SystemTimeSources" + body);

    assertThat(Bans.CLOCK.violations(planted)).hasSize(3).allMatch(found -> found.contains("SystemTimeSources"));
    assertThat(Bans.THREADS.violations(planted)).hasSize(1).allMatch(found -> found.contains("SystemTimeSources"));
  }

  @Test
  void onlyGatewayAndCoordinatorLog() {
    String body = "org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(\"a\");";
    JavaClasses planted = Planted.compile(folder, source("gateway", body), source("coordinator", body),
        source("group", body));

    assertThat(Bans.LOGGING.violations(planted)).hasSize(1).allMatch(found -> found.contains("belay.group"));
  }

  @Test
  void aViolationNamesThePlaceAndTheWayOut() {
    JavaClasses planted = Planted.compile(folder, source("plan", "long now() { return System.nanoTime(); }"));

    assertThat(Bans.CLOCK.violations(planted)).containsExactly("clock: dev.belay.plan.Planted.now() line 1 uses"
        + " java.lang.System.nanoTime(); take the Moment from the event, or ask TimeSource");
  }

  private static Stream<String> offences() {
    return Stream.of(
        "clock: Object a = System.currentTimeMillis();", "clock: java.util.function.LongSupplier a = System::nanoTime;",
        "clock: Object a = java.time.Instant.now();", "clock: Object a = java.time.LocalDate.now();",
        "clock: Object a = java.time.LocalDateTime.now(java.time.ZoneOffset.UTC);",
        "clock: Object a = java.time.Clock.systemUTC();", "clock: Object a = new java.util.Date();",
        "sleep: Thread.sl" + "eep(1);", "sleep: java.util.concurrent.TimeUnit.DAYS.sl" + "eep(1);", "sleep: wait(1);",
        "threads: new Thread(() -> {});", "threads: new Thread() {};", "threads: new java.util.Timer();",
        "threads: java.util.function.Function<Runnable, Thread> a = Thread::new;",
        "threads: java.util.concurrent.Executors.newCachedThreadPool();",
        "threads: new java.util.concurrent.ScheduledThreadPoolExecutor(1);",
        "threads: java.util.concurrent.ForkJoinPool.commonPool();",
        "chance: new java.util.Random(1);", "chance: java.util.concurrent.ThreadLocalRandom.current();",
        "chance: new java.security.SecureRandom();", "chance: new java.util.SplittableRandom(1);",
        "chance: Object a = java.util.UUID.randomUUID();",
        "chance: java.util.function.Supplier<Object> a = java.util.UUID::randomUUID;",
        "chance: double a = Math.random();", "chance: java.util.Collections.shuffle(new java.util.ArrayList<>());",
        "composition: stage.thenApply(x -> x);", "composition: stage.thenCompose(x -> stage);",
        "composition: stage.handle((x, e) -> x);", "composition: stage.whenCompleteAsync((x, e) -> {});",
        "composition: future.join();", "composition: future.get();", "composition: stage.toCompletableFuture();",
        "composition: future.orTimeout(1, java.util.concurrent.TimeUnit.DAYS);",
        "composition: java.util.concurrent.CompletableFuture.allOf(future);",
        "composition: java.util.concurrent.CompletableFuture.supplyAsync(() -> 1);",
        "composition: java.util.function.Function<java.util.concurrent.CompletableFuture<Object>, Object> a ="
            + " java.util.concurrent.CompletableFuture::join;",
        "salted order: Object a = java.util.Map.of();", "salted order: Object a = java.util.Set.of(1);",
        "salted order: Object a = java.util.Map.copyOf(new java.util.TreeMap<>());",
        "salted order: Object a = java.util.Set.copyOf(list);", "salted order: new java.util.HashMap<>();",
        "salted order: new java.util.HashSet<>() {};", "salted order: new java.util.IdentityHashMap<>();",
        "salted order: java.util.function.Supplier<Object> a = java.util.HashMap::new;",
        "salted order: new java.util.concurrent.ConcurrentHashMap<>();",
        "salted order: list.stream().collect(java.util.stream.Collectors.toSet());",
        "salted order: list.stream().collect(java.util.stream.Collectors.toMap(x -> x, x -> x));",
        "salted order: list.stream().collect(java.util.stream.Collectors.groupingBy(x -> x));",
        "salted order: int a = System.identityHashCode(this);", "salted order: list.parallelStream();",
        "salted order: list.stream().parallel();",
        "last bit: double a = Math.exp(1);", "last bit: double a = Math.log(1);",
        "last bit: double a = Math.pow(1, 2);",
        "last bit: java.util.function.DoubleUnaryOperator a = Math::exp;",
        "logging: org.slf4j.LoggerFactory.getLogger(\"a\");",
        "formatting: String a = String.format(java.util.Locale.ROOT, \"\");",
        "formatting: String a = \"\".formatted();",
        "formatting: String a = Double.toString(1);", "formatting: String a = String.valueOf(1.0);",
        "formatting: new StringBuilder().append(1.0);", "formatting: new java.text.DecimalFormat();",
        "machine's settings: Object a = java.util.Locale.getDefault();",
        "machine's settings: Object a = java.time.ZoneId.systemDefault();",
        "machine's settings: Object a = java.nio.charset.Charset.defaultCharset();",
        "machine's settings: String a = \"\".toUpperCase();", "machine's settings: byte[] a = \"\".getBytes();",
        "machine's settings: java.util.function.UnaryOperator<String> a = String::toLowerCase;",
        "machine's settings: String a = new String(new byte[0]);",
        "machine's settings: String a = String.format(\"\");",
        "machine's settings: java.time.format.DateTimeFormatter.ofPattern(\"yyyy\");",
        "machine's settings: new java.io.InputStreamReader(System.in);");
  }

  private static List<String> harmless() {
    return List.of(
        "Object a = java.util.EnumSet.copyOf(java.util.EnumSet.of(java.time.Month.MAY));",
        "Object a = java.util.List.of(); new java.util.LinkedHashMap<>(); new java.util.TreeMap<>();",
        "stage.whenComplete((x, e) -> {}); future.complete(null); future.minimalCompletionStage();",
        "Object a = java.util.concurrent.CompletableFuture.completedStage(1);",
        "double a = StrictMath.exp(1) + Math.max(1, 2) + Math.abs(1.0) + Math.sqrt(2) + Math.addExact(1, 2);",
        "String a = \"a\".toLowerCase(java.util.Locale.ROOT) + 1L + new StringBuilder().append(1);",
        "java.time.Instant a = java.time.Instant.ofEpochMilli(1); Object b = a.plusMillis(1);",
        "list.stream().collect(java.util.stream.Collectors.toMap(x -> x, x -> x, (x, y) -> x,"
            + " java.util.TreeMap::new));");
  }

  /**
   * One class for each piece of code, all compiled at once: a compiler run costs more than a thousand checks.
   */
  private JavaClasses plant(List<String> code) {
    return Planted.compile(folder, IntStream.range(0, code.size())
        .mapToObj(i -> source("plan", body(code.get(i))).replace("Planted", "Planted" + i)).toArray(String[]::new));
  }

  private static boolean names(List<String> violations, String ban, int number) {
    return violations.stream().anyMatch(found -> found.startsWith(ban + ":")
        && found.replace('$', '.').contains("Planted" + number + "."));
  }

  private static List<String> violations(JavaClasses classes) {
    return Bans.all().stream().flatMap(ban -> ban.violations(classes).stream()).toList();
  }

  private static String body(String code) {
    return "java.util.List<Object> list; java.util.concurrent.CompletionStage<Object> stage;"
        + " java.util.concurrent.CompletableFuture<Object> future;"
        + " void planted() throws Exception { " + code + " }";
  }
}
