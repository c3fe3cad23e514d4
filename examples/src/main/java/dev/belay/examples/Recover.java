package dev.belay.examples;

import dev.belay.coordinator.ExecutionRecovery;
import dev.belay.coordinator.GroupHandle;
import dev.belay.order.InstanceId;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.FileEmergencyJournal;
import dev.belay.recovery.RecoveryReport;
import dev.belay.sqlite.SqliteConfig;
import dev.belay.sqlite.SqlitePersistence;
import dev.belay.testkit.ExchangeFile;
import dev.belay.testkit.ExchangeRules;
import dev.belay.testkit.PacedTimeSource;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What an operator does with a store that a dead process left: look at it, then have it recovered.
 *
 * <pre>
 * mvn -q -DskipTests -pl examples -am package -Drun=Recover -Dargs="--store=FILE --exchange=FILE.exchange --dry-run"
 *
 * --store=FILE      the SQLite store; no process may have it open
 * --exchange=FILE   the simulated exchange's own file   (default: FILE.exchange)
 * --dry-run         say what a start would find and do; works on copies, changes and sends nothing
 * </pre>
 *
 * <p>Without {@code --dry-run} the same is said first, then a coordinator is started on the store, which does it, and
 * the groups' ends are printed. Ends with 0, with 1 when the groups did not come to rest, with 2 when the input cannot
 * be used.
 */
public final class Recover {

  private static final Duration READ = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private Recover() {}

  /**
   * Runs the tool.
   *
   * @param args the options
   */
  public static void main(String[] args) {
    System.exit(run(List.of(args), System.out, System.err));
  }

  static int run(List<String> args, PrintStream out, PrintStream err) {
    try {
      List<String> rest = new ArrayList<>(args);
      boolean dry = rest.removeIf("--dry-run"::equals);
      Arguments given = new Arguments(rest, List.of("store", "exchange"));
      Path store = given.existingFile("store").orElseThrow(() -> new InputException("--store", "a file is needed"));
      Storage storage = Storage.of(Optional.of(store), given.existingFile("exchange"));
      requireFree(store);
      examine(storage).lines().forEach(out::println);
      return dry ? 0 : recover(storage, out);
    } catch (InputException bad) {
      err.println(bad.getMessage());
      return 2;
    } catch (ExecutionException | TimeoutException failed) {
      err.println("the store could not be recovered: " + failed.getMessage());
      return failed.getCause() instanceof StoreException ? 2 : 1;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 1;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A copy of a store that somebody writes would be half of two states. */
  private static void requireFree(Path store) throws IOException {
    Path lock = store.resolveSibling("." + store.getFileName() + ".lock");
    if (!Files.exists(lock)) {
      return;
    }
    try (RandomAccessFile file = new RandomAccessFile(lock.toFile(), "rw")) {
      FileLock held = file.getChannel().tryLock();
      if (held == null) {
        throw new InputException("--store=" + store, "is in use by a process");
      }
      held.release();
    } catch (OverlappingFileLockException e) {
      throw new InputException("--store=" + store, "is in use by this process");
    }
  }

  /** Looks at copies: opening a store leaves its mark in it. */
  private static RecoveryReport examine(Storage storage)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Path folder = Files.createTempDirectory("belay-recover");
    ExecutorService journalling = Executors.newSingleThreadExecutor();
    try {
      Storage copy = copy(storage, folder);
      try (ExchangeFile truth = ExchangeFile.open(copy.exchange().orElseThrow());
          PacedTimeSource time = new PacedTimeSource(after(truth));
          SqlitePersistence store = new SqlitePersistence(SqliteConfig.builder(copy.store().orElseThrow(),
              new InstanceId("SIM")).entropy(time::entropy).build());
          FileEmergencyJournal emergency = new FileEmergencyJournal(copy.emergency().orElseThrow(), journalling)) {
        Contracts contracts = Contracts.read(Optional.empty(), Optional.empty(),
            Contracts.CALENDAR.day(Options.DEFAULT_AT));
        SimulatedExchange exchange = new SimulatedExchange(time,
            ExchangeRules.india(contracts.catalog(), Contracts.CALENDAR), truth);
        return new ExecutionRecovery(Desk.ACCOUNT, new SimulatedBroker(exchange), store, Optional.of(emergency), time,
            READ).examine().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
    } finally {
      journalling.shutdown();
      delete(folder);
    }
  }

  private static Instant after(ExchangeFile truth) {
    return truth.lastFound().map(last -> last.plusSeconds(1)).filter(Options.DEFAULT_AT::isBefore)
        .orElse(Options.DEFAULT_AT);
  }

  private static Storage copy(Storage from, Path folder) throws IOException {
    Path store = from.store().orElseThrow();
    Storage to = Storage.of(Optional.of(folder.resolve(store.getFileName())), Optional.empty());
    Files.copy(store, to.store().orElseThrow());
    Path log = store.resolveSibling(store.getFileName() + "-wal");
    if (Files.exists(log)) {
      Files.copy(log, folder.resolve(log.getFileName()));
    }
    Path exchange = from.exchange().orElseThrow();
    if (Files.exists(exchange)) {
      Files.copy(exchange, to.exchange().orElseThrow());
    }
    Path emergency = from.emergency().orElseThrow();
    Files.createDirectories(to.emergency().orElseThrow());
    if (Files.isDirectory(emergency)) {
      try (var files = Files.list(emergency)) {
        for (Path each : files.filter(Files::isRegularFile).toList()) {
          Files.copy(each, to.emergency().orElseThrow().resolve(each.getFileName()));
        }
      }
    }
    return to;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path each : files.sorted((one, two) -> two.compareTo(one)).toList()) {
        Files.delete(each);
      }
    }
  }

  private static int recover(Storage storage, PrintStream out)
      throws InterruptedException, ExecutionException {
    Contracts contracts = Contracts.read(Optional.empty(), Optional.empty(),
        Contracts.CALENDAR.day(Options.DEFAULT_AT));
    Timeline timeline = new Timeline(new EventLines(new TreeMap<>()), Options.DEFAULT_AT, out);
    try (Desk desk = new Desk(contracts, Options.DEFAULT_AT, timeline, storage, Hooks.NONE)) {
      desk.start();
      out.println("recovered: mode " + desk.coordinator().mode());
      for (GroupHandle each : desk.coordinator().groups()) {
        each.await(PATIENCE);
      }
      desk.coordinator().groups().forEach(each -> Ending.of(desk, each.view()).print(out));
      return 0;
    } catch (TimeoutException failed) {
      out.println("the groups did not come to rest: " + failed.getMessage());
      return 1;
    }
  }
}
