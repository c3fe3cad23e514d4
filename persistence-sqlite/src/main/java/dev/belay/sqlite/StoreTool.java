package dev.belay.sqlite;

import dev.belay.persistence.Entry;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks into a store that is not in use, or into a copy. The store itself is never opened: a private copy is, with its
 * log, and removed afterwards. A store in use is refused; have the running process make a copy
 * ({@link SqlitePersistence#backup}).
 *
 * <p>The commands, one argument each:
 *
 * <pre>
 * info FILE              whose it is and what it holds
 * verify FILE            checks every row; 0 when it is whole, 1 when not
 * groups FILE [STATE]    groups, of one lifecycle state
 * export FILE json|csv   everything, a line each, on standard output
 * backup FILE COPY       a copy that is whole in itself
 * </pre>
 *
 * <p>Not thread-safe, and without state between calls.
 */
public final class StoreTool {

  private static final int WHOLE = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private final Entries entries = new Entries();
  private final PrintStream out;

  /** One command on an open copy. */
  private interface Command {
    void run(Connection copy) throws IOException, SQLException;
  }

  private StoreTool(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs a command.
   *
   * @param args the command, the store's file and what the command needs
   * @param out where the answer goes
   * @param err where it is said why there is none
   * @return 0 when it was done and the store is whole as far as was looked, 1 when not, 2 for a wrong call
   */
  public static int run(List<String> args, PrintStream out, PrintStream err) {
    try {
      Optional<Command> command = new StoreTool(out).command(args);
      if (command.isEmpty()) {
        err.println("info FILE | verify FILE | groups FILE [STATE] | export FILE json|csv | backup FILE COPY");
        return MISUSED;
      }
      onCopy(Path.of(args.get(1)), command.get());
      return WHOLE;
    } catch (IOException | SQLException | StoreException | IllegalArgumentException failed) {
      err.println(failed.getMessage());
      return FAILED;
    }
  }

  /**
   * Reads the whole history of a store that is not in use, or of a copy.
   *
   * @param store the store's file
   * @return its lines in their order, each checked against the one before
   * @throws IOException when no copy can be made
   * @throws StoreException when it is in use, is no store of this version, or is not whole
   */
  public static List<Entry.Journal> journal(Path store) throws IOException {
    List<Entry.Journal> lines = new ArrayList<>();
    try {
      onCopy(store, copy -> lines.addAll(new Reads(copy).journal(1, Integer.MAX_VALUE)));
    } catch (SQLException failed) {
      throw new StoreException(StoreFailure.CORRUPT, failed.getMessage(), failed);
    }
    return List.copyOf(lines);
  }

  private Optional<Command> command(List<String> args) {
    String call = args.isEmpty() ? "" : args.get(0) + " " + args.size();
    return switch (call) {
      case "info 2" -> Optional.of(this::info);
      case "verify 2" -> Optional.of(copy -> verify(copy, Path.of(args.get(1))));
      case "groups 2" -> Optional.of(copy -> groups(copy, Optional.empty()));
      case "groups 3" -> Optional.of(copy -> groups(copy, Optional.of(args.get(2))));
      case "export 3" -> switch (args.get(2)) {
        case "json" -> Optional.of(copy -> export(copy, Export.JSON));
        case "csv" -> Optional.of(copy -> export(copy, Export.CSV));
        default -> Optional.empty();
      };
      case "backup 3" -> Optional.of(copy -> out.println(
          Backup.of(copy, Path.of(args.get(1)).toAbsolutePath(), Path.of(args.get(2))) + " bytes"));
      default -> Optional.empty();
    };
  }

  private static void onCopy(Path named, Command command) throws IOException, SQLException {
    if (!Files.isRegularFile(named)) {
      throw new StoreException(StoreFailure.MISSING, named + " is no file");
    }
    Path store = named.toRealPath();
    Lease lease = Lease.of(store);
    try (lease) {
      StoreFile.judge(store, Schema.CURRENT);
      onCopyOfOwn(store, command);
    }
  }

  private static void onCopyOfOwn(Path store, Command command) throws IOException, SQLException {
    Path folder = Files.createTempDirectory(store.getParent(), ".belay-tool");
    Path copy = folder.resolve("copy.db");
    try {
      StoreFile.copy(store, copy);
      NativeFolder.load(store);
      try (Connection connection = StoreFile.connect(copy, false)) {
        Setting.ask(connection, "locking_mode=EXCLUSIVE");
        command.run(connection);
      }
    } finally {
      StoreFile.removeCopy(copy);
      Files.deleteIfExists(folder);
    }
  }

  private void info(Connection copy) throws SQLException {
    Reads reads = new Reads(copy);
    Reads.Self self = reads.self();
    out.println("id        " + self.uuid());
    out.println("instance  " + self.instance());
    out.println("schema    " + Setting.ask(copy, "user_version"));
    out.println("openings  " + reads.epochs().size());
    out.println("groups    " + reads.number("SELECT count(*) FROM grp") + ", active "
        + reads.number("SELECT count(*) FROM grp WHERE active = 1"));
    out.println("orders    " + reads.number("SELECT count(*) FROM ord"));
    out.println("settings  " + reads.number("SELECT count(*) FROM setting"));
    out.println("journal   " + reads.number("SELECT count(*) FROM journal") + " lines, the last "
        + reads.lastJournal());
  }

  private void verify(Connection copy, Path store) throws SQLException {
    out.println(new Checks(copy, store).everything() + " rows are what was written");
  }

  private void groups(Connection copy, Optional<String> state) throws SQLException {
    List<Entry.Group> all = new Reads(copy).query("SELECT " + Reads.GROUP_COLUMNS + ", crc FROM grp ORDER BY id",
        List.of(), entries::group);
    for (Entry.Group group : all) {
      if (state.isEmpty() || state.get().equalsIgnoreCase(group.lifecycle())) {
        out.println(group.id() + "  " + group.lifecycle() + "  " + group.at() + "  " + group.key());
      }
    }
  }

  private void export(Connection copy, Export format) throws SQLException {
    format.head().forEach(out::println);
    rows(copy, "SELECT " + Reads.GROUP_COLUMNS + ", crc FROM grp ORDER BY id", format, entries::group);
    rows(copy, "SELECT " + Reads.ORDER_COLUMNS + ", crc FROM ord ORDER BY id", format, entries::order);
    rows(copy, "SELECT " + Reads.SETTING_COLUMNS + ", crc FROM setting ORDER BY name", format, entries::setting);
    rows(copy, "SELECT " + Reads.LINE_COLUMNS + ", crc FROM journal ORDER BY sequence", format,
        new Reads.Chain(new Reads(copy).number("SELECT cut_crc FROM store"))::next);
  }

  private <T extends Entry> void rows(Connection copy, String sql, Export format, Reads.RowReader<T> reader)
      throws SQLException {
    new Reads(copy).each(sql, reader, entry -> out.println(format.line(entry)));
  }
}
