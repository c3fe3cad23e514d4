package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.architecture.Repository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/**
 * The folder that a newcomer copies compiles and trades; {@code .ci/consumers} builds it alone against installed
 * artifacts, where its contract suites run too.
 */
@EnabledOnJre(value = JRE.JAVA_17, disabledReason = "once in a build: what it shows does not depend on the JDK")
class StartingPointTest {

  private static final Path START = Repository.root().resolve("examples").resolve("start");

  @TempDir
  Path folder;

  @Test
  void theDeskTradesThreeSpreadsWithItsOwnParts() throws Exception {
    Path classes = compiled(START.resolve("src").resolve("main"));
    ByteArrayOutputStream told = new ByteArrayOutputStream();

    Object closed;
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      Method trade = loader.loadClass("com.example.desk.Desk").getDeclaredMethod("trade", Path.class,
          PrintStream.class);
      trade.setAccessible(true);
      closed = trade.invoke(null, folder, new PrintStream(told, true, StandardCharsets.UTF_8));
    }

    assertThat(told.toString(StandardCharsets.UTF_8).lines()).containsExactly("mode READY", "round 0: COMPLETED",
        "round 0: CLOSED", "round 1: COMPLETED", "round 1: CLOSED", "round 2: COMPLETED", "round 2: CLOSED");
    assertThat(closed).isEqualTo(3);
  }

  @Test
  void itsTestsCompileTooAndAreTheContractsOfItsThreeParts() throws Exception {
    compiled(START.resolve("src"));

    assertThat(extended("HouseBrokerTest")).isEqualTo("BrokerClientContract");
    assertThat(extended("FileStoreTest")).isEqualTo("PersistenceContract");
    assertThat(extended("HouseMarginTest")).isEqualTo("MarginEstimatorContract");
  }

  @Test
  void itNeedsNothingOfTheRepository() {
    assertThat(Repository.read(START.resolve("pom.xml"))).doesNotContain("<parent>", "relativePath")
        .contains("belay-bom");
  }

  private static String extended(String test) {
    return Repository.read(START.resolve("src/test/java/com/example/desk").resolve(test + ".java"))
        .replaceAll("(?s).* extends (\\w+) .*", "$1");
  }

  private Path compiled(Path sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Path classes = Files.createDirectory(folder.resolve("classes"));
    List<Path> files;
    try (var all = Files.walk(sources)) {
      files = all.filter(each -> each.toString().endsWith(".java")).toList();
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, Locale.ROOT,
        StandardCharsets.UTF_8)) {
      boolean right = compiler.getTask(new OutputStreamWriter(said, StandardCharsets.UTF_8), manager, null,
          List.of("-d", classes.toString(), "-proc:none", "-Xlint:all,-path,-processing", "-Werror", "--release", "17",
              "-classpath", System.getProperty("java.class.path")), null,
          manager.getJavaFileObjectsFromPaths(files)).call();
      assertThat(right).as(said.toString(StandardCharsets.UTF_8)).isTrue();
    }
    return classes;
  }
}
