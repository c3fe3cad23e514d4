package dev.belay.testkit.sim.bugs;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Core with a bug in it: the changed sources are compiled into a folder of its own, and core and testkit are loaded
 * anew by a loader that looks there first. The classes of the present process do not know it; words alone pass between.
 */
final class PatchedCore implements AutoCloseable {

  private final Path folder;
  private final URLClassLoader loader;

  private PatchedCore(Path folder, URLClassLoader loader) {
    this.folder = folder;
    this.loader = loader;
  }

  /** A source that is kept in memory. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String type, String text) {
      super(URI.create("string:///" + type.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Compiles a bug and loads everything anew around it. */
  static PatchedCore with(SeededBug bug, SortedMap<String, String> sources) {
    String classPath = System.getProperty("java.class.path");
    try {
      Path folder = Files.createTempDirectory("belay-bug");
      compile(bug, sources, classPath, folder);
      List<URL> urls = new ArrayList<>();
      urls.add(folder.toUri().toURL());
      for (String each : classPath.split(File.pathSeparator)) {
        urls.add(url(each));
      }
      return new PatchedCore(folder, new URLClassLoader(urls.toArray(URL[]::new),
          ClassLoader.getPlatformClassLoader()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL url(String entry) throws MalformedURLException {
    return Path.of(entry).toUri().toURL();
  }

  private static void compile(SeededBug bug, SortedMap<String, String> sources, String classPath, Path folder) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    List<Source> changed = new ArrayList<>();
    sources.forEach((type, text) -> changed.add(new Source(type, text)));
    boolean compiled = compiler.getTask(said, null, null,
        List.of("-proc:none", "-nowarn", "-cp", classPath, "-d", folder.toString()), null, changed).call();
    if (!compiled) {
      throw new IllegalStateException("bug " + bug.name() + " no longer applies: it does not compile\n" + said);
    }
  }

  /** Runs a class of the testkit in there: a function of words. */
  @SuppressWarnings("unchecked") // words go in and words come out, whoever loaded the class
  List<String> run(Class<? extends Function<List<String>, List<String>>> type, List<String> words) {
    try {
      Object made = loader.loadClass(type.getName()).getDeclaredConstructor().newInstance();
      return ((Function<List<String>, List<String>>) made).apply(words);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the patched classes do not load", e);
    }
  }

  @Override
  public void close() {
    try (loader; Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
