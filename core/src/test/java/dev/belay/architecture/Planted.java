package dev.belay.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.slf4j.Logger;

/** Compiles classes that break a rule on purpose, to see the rule find them. */
public final class Planted {
  private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);");
  private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|record|enum) (\\w+)");

  private Planted() {}

  /** {@return the compiled classes of these sources, which see each other, the JDK and SLF4J, nothing else} */
  public static JavaClasses compile(Path folder, String... sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    URI slf4j = URI.create(Logger.class.getProtectionDomain().getCodeSource().getLocation().toString());
    List<String> options = List.of("--release", "17", "-proc:none", "-d", folder.toString(),
        "-classpath", Path.of(slf4j).toString());
    StringWriter messages = new StringWriter();
    List<JavaFileObject> files = Stream.of(sources).<JavaFileObject>map(Source::new).toList();
    if (!compiler.getTask(messages, null, null, options, null, files).call()) {
      throw new IllegalArgumentException("the planted sources do not compile: " + messages);
    }
    return new ClassFileImporter().importPath(folder);
  }

  /** {@return one class of a package, with this body} */
  public static String source(String packageName, String body) {
    return "package dev.belay." + packageName + "; class Planted { " + body + " }";
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("planted:///" + find(PACKAGE, text).replace('.', '/') + '/' + find(TYPE, text) + ".java"),
          Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    private static String find(Pattern pattern, String text) {
      Matcher matcher = pattern.matcher(text);
      if (!matcher.find()) {
        throw new IllegalArgumentException("no " + pattern + " in: " + text);
      }
      return matcher.group(1);
    }
  }
}
