package dev.belay.sqlite;

import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** What the driver and the file system report, in the words of the SPI. */
final class Errors {

  /** The driver puts an extended code above the primary one; the primary one decides. */
  private static final int PRIMARY = 0xFF;

  /** Streams tell a denied access apart from a missing file by their message only. */
  private static final Pattern DENIED = Pattern.compile("Permission denied|Read-only file system|Access is denied");

  private Errors() {}

  static StoreException of(Path file, Exception cause) {
    if (cause instanceof StoreException known) {
      return known;
    }
    return new StoreException(failureOf(cause), "the store " + file + ": " + cause.getMessage(), cause);
  }

  static StoreException refused(String message) {
    return new StoreException(StoreFailure.REFUSED, message);
  }

  static boolean isConstraint(SQLException cause) {
    return failureOf(cause) == StoreFailure.REFUSED;
  }

  private static StoreFailure failureOf(Exception cause) {
    if (cause instanceof SQLException reported) {
      return failureOf(reported);
    }
    boolean denied = cause instanceof AccessDeniedException || cause instanceof ReadOnlyFileSystemException
        || DENIED.matcher(String.valueOf(cause.getMessage())).find();
    return denied ? StoreFailure.READ_ONLY : StoreFailure.IO;
  }

  /** Codes of sqlite.org/rescode.html. */
  private static StoreFailure failureOf(SQLException cause) {
    return switch (cause.getErrorCode() & PRIMARY) {
      case 5, 6 -> StoreFailure.LOCKED;
      case 8 -> StoreFailure.READ_ONLY;
      case 11 -> StoreFailure.CORRUPT;
      case 13 -> StoreFailure.FULL;
      case 19 -> StoreFailure.REFUSED;
      case 26 -> StoreFailure.FOREIGN;
      default -> StoreFailure.IO;
    };
  }
}
