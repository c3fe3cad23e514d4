package dev.belay.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a module shows and needs, as {@code jar --describe-module} tells it, without the versions of the JDK. */
public final class ModuleText {
  private ModuleText() {}

  /** {@return the description of the module compiled to this folder, in an order that does not change} */
  public static String of(Path classes) {
    ModuleDescriptor module = read(classes.resolve("module-info.class"));
    Stream<String> exports = module.exports().stream().map(each -> "exports " + each.source()
        + (each.isQualified() ? " to " + each.targets().stream().sorted().collect(Collectors.joining(" ")) : ""));
    Stream<String> requires = module.requires().stream().map(each -> "requires " + each.name()
        + each.modifiers().stream().sorted().map(word -> " " + word.toString().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining()));
    Stream<String> services = Stream.concat(
        module.uses().stream().map(name -> "uses " + name),
        module.provides().stream().map(each -> "provides " + each.service() + " with "
            + String.join(" ", each.providers())));
    Stream<String> opens = module.opens().stream().map(each -> "opens " + each.source());
    return Stream.of(exports, opens, requires, services).flatMap(Stream::sorted)
        .collect(Collectors.joining("\n", "module " + module.name() + "\n", "\n"));
  }

  private static ModuleDescriptor read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return ModuleDescriptor.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
