package dev.belay.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaConstructor;
import java.util.List;
import java.util.function.Predicate;

/** The small vocabulary in which {@link Bans} says what is banned. */
final class Touching {
  private Touching() {}

  /** Any of these methods of the type or of a type below it. */
  static Predicate<JavaAccess<?>> methods(String owner, String... names) {
    List<String> banned = List.of(names);
    return anyOf(owner).and(access -> banned.contains(access.getName()));
  }

  /** Any of these static methods of exactly this type. */
  static Predicate<JavaAccess<?>> statics(String owner, String... names) {
    List<String> banned = List.of(names);
    return access -> access.getTargetOwner().getName().equals(owner) && banned.contains(access.getName());
  }

  /** Everything of the type or of a type below it but these methods. */
  static Predicate<JavaAccess<?>> allBut(String owner, String... names) {
    List<String> allowed = List.of(names);
    return anyOf(owner).and(access -> !allowed.contains(access.getName()));
  }

  /** Everything of the type or of a type below it. */
  static Predicate<JavaAccess<?>> anyOf(String owner) {
    return access -> access.getTargetOwner().isAssignableTo(owner);
  }

  /** The construction of exactly this type, as a super class too. */
  static Predicate<JavaAccess<?>> construction(String owner) {
    return access -> access.getTargetOwner().getName().equals(owner)
        && access.getName().equals(JavaConstructor.CONSTRUCTOR_NAME);
  }

  /** The construction of the type or of a type below it. */
  static Predicate<JavaAccess<?>> constructionBelow(String owner) {
    return anyOf(owner).and(access -> access.getName().equals(JavaConstructor.CONSTRUCTOR_NAME));
  }

  /** A static method or constructor of exactly this type with fewer parameters than it takes to be safe. */
  static Predicate<JavaAccess<?>> fewerThan(int parameters, String owner, String... names) {
    List<String> banned = List.of(names);
    return access -> access.getTargetOwner().getName().equals(owner) && banned.contains(access.getName())
        && access.getTarget() instanceof CodeUnitAccessTarget target
        && target.getRawParameterTypes().size() < parameters;
  }

  /** The one overload with exactly these parameter types. */
  static Predicate<JavaAccess<?>> signature(String owner, String name, String... parameters) {
    List<String> types = List.of(parameters);
    return anyOf(owner).and(access -> access.getName().equals(name)
        && access.getTarget() instanceof CodeUnitAccessTarget target
        && target.getRawParameterTypes().stream().map(type -> type.getName()).toList().equals(types));
  }

  /** Anything in a package or below it. */
  static Predicate<JavaAccess<?>> inPackage(String name) {
    return access -> (access.getTargetOwner().getPackageName() + ".").startsWith(name + ".");
  }

  /** One of several. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  static Predicate<JavaAccess<?>> either(Predicate<JavaAccess<?>>... these) {
    return List.of(these).stream().reduce(access -> false, Predicate::or);
  }
}
