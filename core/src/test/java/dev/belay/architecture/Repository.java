package dev.belay.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where the files of this repository are, whichever module's folder a test is started in. */
public final class Repository {
  private static final SortedMap<String, JavaClasses> IMPORTED = new TreeMap<>();

  private Repository() {}

  /** {@return the folder of the parent pom} */
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("no folder above the working directory holds .mvn");
      }
    }
    return folder;
  }

  /** {@return the compiled main classes of a module, read once: that takes a second and more} */
  public static synchronized JavaClasses mainClasses(String module) {
    return IMPORTED.computeIfAbsent(module, name -> new ClassFileImporter().importPath(mainFolder(name)));
  }

  /** {@return where a module's main classes are compiled to} */
  public static Path mainFolder(String module) {
    return root().resolve(module).resolve("target/classes");
  }

  /** {@return every Java source of every module, main and test, in order} */
  public static List<Path> javaSources() {
    try (Stream<Path> modules = Files.list(root())) {
      return modules.map(module -> module.resolve("src")).filter(Files::isDirectory)
          .flatMap(Repository::walk).filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the text of a file} */
  public static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> walk(Path folder) {
    try {
      return Files.walk(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
