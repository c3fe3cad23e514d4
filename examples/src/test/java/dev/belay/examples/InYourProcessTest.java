package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.coordinator.CoordinatorConfig;
import dev.belay.coordinator.ExecutionCoordinator;
import dev.belay.margin.FixedMargin;
import dev.belay.mode.Mode;
import dev.belay.money.Money;
import dev.belay.order.AccountId;
import dev.belay.order.Epoch;
import dev.belay.order.InstanceId;
import dev.belay.persistence.FileEmergencyJournal;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.sqlite.SqliteConfig;
import dev.belay.sqlite.SqlitePersistence;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.time.SystemTimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says that Belay starts in a host's process: these threads and files, and no others. */
final class InYourProcessTest {

  @TempDir Path folder;

  @Test
  void theCoordinatorStartsOneDaemonThread() throws Exception {
    TreeSet<String> before = threads();
    SystemTimeSource brokerTime = new SystemTimeSource("simulated-broker");
    SimulatedBroker broker = new SimulatedBroker(new SimulatedExchange(brokerTime, SampleMarket.rules()));
    ExecutionCoordinator coordinator = ExecutionCoordinator
        .builder(broker, new InMemoryPersistence(new InstanceId("DOC"), new Epoch("AAA")), SampleMarket.catalog())
        .margin(FixedMargin.perLot(Money.rupees(40_000)))
        .config(CoordinatorConfig.of(new AccountId("AB1234")).build()).build();

    Mode mode = coordinator.start().toCompletableFuture().get(30, TimeUnit.SECONDS);

    assertThat(mode).isEqualTo(Mode.READY);
    TreeSet<String> started = threads();
    started.removeAll(before);
    assertThat(started).containsExactly("belay-loop", "simulated-broker");
    assertThat(Thread.getAllStackTraces().keySet()).filteredOn(each -> each.getName().equals("belay-loop"))
        .allMatch(Thread::isDaemon);
    coordinator.close();
    brokerTime.close();
  }

  @Test
  void theSqliteStoreStartsOneDaemonThreadAndKeepsItsFilesTogether() throws Exception {
    TreeSet<String> before = threads();
    SqlitePersistence store = new SqlitePersistence(
        SqliteConfig.builder(folder.resolve("belay.db"), new InstanceId("DOC")).create(true).build());

    store.open().toCompletableFuture().get(30, TimeUnit.SECONDS);

    TreeSet<String> started = threads();
    started.removeAll(before);
    started.remove("process reaper"); // the JDK's: the driver asks uname which library it needs
    assertThat(started).containsExactly("belay-store");
    assertThat(files()).contains("belay.db", ".belay.db.lock", "belay.db.owner")
        .allMatch(name -> name.contains("belay.db"));
    store.close();
  }

  @Test
  void theEmergencyJournalStartsNoThread() throws Exception {
    TreeSet<String> before = threads();

    FileEmergencyJournal journal = new FileEmergencyJournal(folder, Runnable::run);
    journal.load().toCompletableFuture().get(30, TimeUnit.SECONDS);

    TreeSet<String> started = threads();
    started.removeAll(before);
    assertThat(started).isEmpty();
    journal.close();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  private static TreeSet<String> threads() {
    TreeSet<String> names = new TreeSet<>();
    Thread.getAllStackTraces().keySet().forEach(each -> names.add(each.getName()));
    return names;
  }
}
