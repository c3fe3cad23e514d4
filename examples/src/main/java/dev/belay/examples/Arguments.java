package dev.belay.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Command-line options of the form {@code --name=value}, and flags of the form {@code --name}; each at most once, none
 * that is not known.
 */
final class Arguments {

  private final SortedMap<String, String> values = new TreeMap<>();

  Arguments(List<String> args, List<String> known) {
    this(args, known, List.of());
  }

  Arguments(List<String> args, List<String> known, List<String> flags) {
    for (String each : args) {
      if (each.startsWith("--") && flags.contains(each.substring(2))) {
        values.put(each.substring(2), "yes");
        continue;
      }
      int equals = each.indexOf('=');
      String name = each.substring(0, equals < 0 ? each.length() : equals);
      if (!name.startsWith("--") || !known.contains(name.substring(2))) {
        throw new InputException(name, "no such option; there are: --" + String.join("=, --", known) + "="
            + (flags.isEmpty() ? "" : ", --" + String.join(", --", flags)));
      }
      if (equals < 0 || equals + 1 == each.length()) {
        throw new InputException(name, "needs a value: " + name + "=...");
      }
      if (values.put(name.substring(2), each.substring(equals + 1)) != null) {
        throw new InputException(name, "is given twice");
      }
    }
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  boolean has(String flag) {
    return values.containsKey(flag);
  }

  Optional<Path> existingFile(String name) {
    Optional<Path> file = text(name).map(Path::of);
    file.filter(path -> !Files.isRegularFile(path)).ifPresent(path -> {
      throw new InputException("--" + name + "=" + path, "there is no such file");
    });
    return file;
  }

  /** A file that may be made, in a folder that is there. */
  Optional<Path> fileToKeep(String name) {
    Optional<Path> file = text(name).map(Path::of);
    file.map(path -> path.toAbsolutePath().getParent()).filter(folder -> !Files.isDirectory(folder))
        .ifPresent(folder -> {
          throw new InputException("--" + name + "=" + values.get(name), "there is no folder " + folder);
        });
    return file;
  }

  Optional<Instant> instant(String name) {
    try {
      return text(name).map(Instant::parse);
    } catch (DateTimeException e) {
      throw new InputException("--" + name + "=" + values.get(name),
          "is no instant of the form 2026-11-25T04:30:00Z");
    }
  }

  Optional<Long> whole(String name, long least, long most) {
    try {
      Optional<Long> value = text(name).map(Long::valueOf);
      if (value.isEmpty() || value.get() >= least && value.get() <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // falls through to the one message for both
    }
    throw new InputException("--" + name + "=" + values.get(name),
        "is no whole number from " + least + " to " + most);
  }
}
