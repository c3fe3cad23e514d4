package dev.belay.architecture;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What can be counted about one module's main sources, read as the compiler reads them. */
final class Measures {

  private final SortedMap<String, Integer> filesOf = new TreeMap<>();
  private final SortedMap<String, SortedSet<String>> uses = new TreeMap<>();
  private final List<Integer> lines = new ArrayList<>();
  private final List<Integer> bodies = new ArrayList<>();
  private int publicTypes;
  private int hiddenTypes;

  private Measures() {}

  /** Measures these sources; introductions of packages and modules do not count. */
  static Measures of(List<Path> sources) {
    Measures measures = new Measures();
    List<Path> counted = sources.stream().filter(each -> !each.endsWith("package-info.java")
        && !each.endsWith("module-info.java")).toList();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null,
          files.getJavaFileObjectsFromPaths(counted));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        measures.add(unit, positions);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    measures.uses.values().forEach(each -> each.retainAll(measures.filesOf.keySet()));
    return measures;
  }

  private void add(CompilationUnitTree unit, SourcePositions positions) {
    String home = unit.getPackageName().toString();
    filesOf.merge(home, 1, Integer::sum);
    SortedSet<String> used = uses.computeIfAbsent(home, each -> new TreeSet<>());
    unit.getImports().forEach(each -> used.add(packageOf(each.getQualifiedIdentifier().toString())));
    used.remove(home);
    LineMap map = unit.getLineMap();
    lines.add((int) map.getLineNumber(positions.getEndPosition(unit, unit)));
    unit.getTypeDecls().stream().filter(ClassTree.class::isInstance).forEach(each -> {
      boolean shown = ((ClassTree) each).getModifiers().getFlags().contains(Modifier.PUBLIC);
      publicTypes += shown ? 1 : 0;
      hiddenTypes += shown ? 0 : 1;
    });
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethod(MethodTree method, Void none) {
        BlockTree body = method.getBody();
        if (body != null && positions.getStartPosition(unit, body) >= 0) {
          long first = map.getLineNumber(positions.getStartPosition(unit, body));
          long last = map.getLineNumber(positions.getEndPosition(unit, body));
          bodies.add((int) Math.max(1, last - first - 1));
        }
        return super.visitMethod(method, none);
      }
    }.scan(unit, null);
  }

  /** The package of an imported type or member: what stands before the first name with a capital. */
  private static String packageOf(String imported) {
    return imported.replaceAll("\\.[A-Z].*", "");
  }

  /** How many packages use each other in a circle, at the most; 1 when none does. */
  int largestCycle() {
    return (int) uses.keySet().stream().mapToLong(one -> reached(one).stream()
        .filter(other -> reached(other).contains(one)).count()).max().orElse(0);
  }

  private SortedSet<String> reached(String from) {
    TreeSet<String> all = new TreeSet<>(List.of(from));
    List<String> waiting = new ArrayList<>(all);
    while (!waiting.isEmpty()) {
      uses.get(waiting.remove(0)).stream().filter(all::add).forEach(waiting::add);
    }
    return all;
  }

  int longestFile() {
    return share(lines, 1.0);
  }

  int medianFile() {
    return share(lines, 0.5);
  }

  int longestBody() {
    return share(bodies, 1.0);
  }

  int bodyOfHundred() {
    return share(bodies, 0.99);
  }

  /** One row of the table that STYLE's numbers stand in. */
  String row(String name) {
    List<Integer> perPackage = new ArrayList<>(filesOf.values());
    int cycle = largestCycle();
    return String.format(Locale.ROOT, "| %s | %d / %d | %d, %d | %d, %d | %d : %d | %d / %d | %s |%n", name,
        lines.size(), filesOf.size(), share(perPackage, 0.5), share(perPackage, 1.0), medianFile(), longestFile(),
        publicTypes, hiddenTypes, bodyOfHundred(), longestBody(),
        cycle == 1 ? "none" : cycle + " of " + filesOf.size());
  }

  private static int share(List<Integer> values, double part) {
    List<Integer> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
  }
}
