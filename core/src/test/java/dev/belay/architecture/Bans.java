package dev.belay.architecture;

import static dev.belay.architecture.Touching.allBut;
import static dev.belay.architecture.Touching.anyOf;
import static dev.belay.architecture.Touching.construction;
import static dev.belay.architecture.Touching.constructionBelow;
import static dev.belay.architecture.Touching.either;
import static dev.belay.architecture.Touching.fewerThan;
import static dev.belay.architecture.Touching.inPackage;
import static dev.belay.architecture.Touching.methods;
import static dev.belay.architecture.Touching.signature;
import static dev.belay.architecture.Touching.statics;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.function.Predicate;

/**
 * What would make a run depend on the machine, the JVM or the hour: banned from core and from the simulation.
 *
 * <p>A run must be repeatable from its seed on any JDK, so time, chance and threads have one door each, collections
 * have an order, and text never goes through the machine's settings.
 */
public final class Bans {
  private static final String CONSTRUCTOR = "<init>";

  private static final Predicate<JavaClass> NOWHERE = type -> false;

  /** The one class that reads the machine's clock, with all that is nested in it. */
  private static final Predicate<JavaClass> SYSTEM_TIME = type ->
      (type.getName() + "$").startsWith("dev.belay.time.SystemTimeSource$");

  /** Reading the clock. */
  public static final Ban CLOCK = new Ban("clock", "take the Moment from the event, or ask TimeSource", either(
      methods("java.lang.System", "currentTimeMillis", "nanoTime"),
      access -> access.getTargetOwner().getPackageName().startsWith("java.time") && access.getName().equals("now"),
      allBut("java.time.Clock", "instant", "getZone", "withZone", "fixed", "offset", CONSTRUCTOR),
      methods("java.time.InstantSource", "system"),
      fewerThan(1, "java.util.Date", CONSTRUCTOR),
      methods("java.util.Calendar", "getInstance")), SYSTEM_TIME);

  /** Letting a thread wait for time to pass. */
  public static final Ban SLEEP = new Ban("sleep", "ask TimeSource to call back", either(
      methods("java.lang.Thread", "sleep", "join"),
      methods("java.util.concurrent.TimeUnit", "sleep", "timedJoin", "timedWait"),
      methods("java.util.concurrent.locks.LockSupport", "park", "parkNanos", "parkUntil"),
      methods("java.lang.Object", "wait")), SYSTEM_TIME);

  /** Making threads. */
  public static final Ban THREADS = new Ban("threads", "run on the loop or on an Executor of the host", either(
      constructionBelow("java.lang.Thread"), constructionBelow("java.util.Timer"),
      anyOf("java.util.concurrent.Executors"), anyOf("java.util.concurrent.ForkJoinPool"),
      constructionBelow("java.util.concurrent.ThreadPoolExecutor")), SYSTEM_TIME);

  /** Drawing random numbers. */
  public static final Ban CHANCE = new Ban("chance", "ask TimeSource.entropy", either(
      anyOf("java.util.random.RandomGenerator"), anyOf("java.util.random.RandomGeneratorFactory"),
      methods("java.util.UUID", "randomUUID"),
      methods("java.lang.Math", "random"), methods("java.lang.StrictMath", "random"),
      methods("java.util.Collections", "shuffle")), SYSTEM_TIME);

  /** Composing stages: order of callbacks and re-entrancy differ; errors vanish. */
  public static final Ban COMPOSITION = new Ban("composition", "one whenComplete that posts to the inbox", either(
      allBut("java.util.concurrent.CompletionStage", CONSTRUCTOR, "whenComplete", "complete",
          "completeExceptionally", "completedFuture", "completedStage", "failedFuture", "failedStage",
          "minimalCompletionStage", "isDone"),
      methods("java.util.concurrent.Future", "get")), NOWHERE);

  /** Collections whose order is salted, hashed or an address. */
  public static final Ban SALTED_ORDER = new Ban("salted order", "use List, EnumMap, TreeMap or LinkedHashMap",
      either(
          statics("java.util.Map", "of", "ofEntries", "copyOf"), statics("java.util.Set", "of", "copyOf"),
          construction("java.util.HashMap"), construction("java.util.HashSet"),
          construction("java.util.IdentityHashMap"), construction("java.util.WeakHashMap"),
          construction("java.util.Hashtable"), anyOf("java.util.concurrent.ConcurrentHashMap"),
          methods("java.util.stream.Collectors", "toSet", "toUnmodifiableSet", "toUnmodifiableMap",
              "toConcurrentMap", "groupingByConcurrent"),
          fewerThan(4, "java.util.stream.Collectors", "toMap"),
          fewerThan(3, "java.util.stream.Collectors", "groupingBy"),
          methods("java.lang.System", "identityHashCode"),
          methods("java.util.Collection", "parallelStream"),
          methods("java.util.stream.BaseStream", "parallel"),
          methods("java.util.Arrays", "parallelPrefix", "parallelSetAll", "parallelSort")), NOWHERE);

  /** Functions whose last bit a JVM may choose. */
  public static final Ban LAST_BIT = new Ban("last bit", "use StrictMath", methods("java.lang.Math",
      "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh",
      "exp", "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot"), NOWHERE);

  /** Logging; gateway and coordinator do it for everybody. */
  public static final Ban LOGGING = new Ban("logging", "return a value, the coordinator logs",
      inPackage("org.slf4j"), in("gateway", "coordinator"));

  /** Formatting text or doubles where decisions are made: slow, and not the same on every JDK. */
  public static final Ban FORMATTING = new Ban("formatting", "join strings and integers, let observe render", either(
      methods("java.lang.String", "format", "formatted"),
      anyOf("java.util.Formatter"), inPackage("java.text"),
      methods("java.lang.Double", "toString"), methods("java.lang.Float", "toString"),
      signature("java.lang.String", "valueOf", "double"), signature("java.lang.String", "valueOf", "float"),
      signature("java.lang.AbstractStringBuilder", "append", "double"),
      signature("java.lang.AbstractStringBuilder", "append", "float")),
      in("gateway", "observe", "coordinator"));

  /** The machine's locale, zone and charset. */
  public static final Ban DEFAULTS = new Ban("machine's settings", "name the locale, zone or charset", either(
      methods("java.util.Locale", "getDefault"), methods("java.time.ZoneId", "systemDefault"),
      methods("java.util.TimeZone", "getDefault"), methods("java.nio.charset.Charset", "defaultCharset"),
      fewerThan(1, "java.lang.String", "toUpperCase", "toLowerCase", "getBytes"),
      signature("java.lang.String", "format", "java.lang.String", "[Ljava.lang.Object;"),
      signature("java.lang.String", CONSTRUCTOR, "[B"), methods("java.lang.String", "formatted"),
      signature("java.time.format.DateTimeFormatter", "ofPattern", "java.lang.String"),
      fewerThan(2, "java.io.InputStreamReader", CONSTRUCTOR), fewerThan(2, "java.io.OutputStreamWriter", CONSTRUCTOR),
      fewerThan(2, "java.io.FileReader", CONSTRUCTOR), fewerThan(2, "java.io.FileWriter", CONSTRUCTOR),
      fewerThan(2, "java.util.Scanner", CONSTRUCTOR)), NOWHERE);

  private Bans() {}

  /** {@return all of them, as they hold for core} */
  public static List<Ban> all() {
    return List.of(CLOCK, SLEEP, THREADS, CHANCE, COMPOSITION, SALTED_ORDER, LAST_BIT, LOGGING, FORMATTING, DEFAULTS);
  }

  private static Predicate<JavaClass> in(String... packages) {
    List<String> names = List.of(packages);
    return type -> names.contains(Packages.nameOf(type));
  }
}
