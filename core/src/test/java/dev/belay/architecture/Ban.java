package dev.belay.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.function.Predicate;

/**
 * Something that code may not touch, by call, construction, field or method reference.
 *
 * @param name what is banned, in two or three words
 * @param instead what to do instead
 * @param touches whether an access is one of those banned
 * @param allowedIn the classes that are there to do it
 */
public record Ban(String name, String instead, Predicate<JavaAccess<?>> touches, Predicate<JavaClass> allowedIn) {

  /** {@return one sentence for each place where one of the classes does what is banned} */
  public List<String> violations(JavaClasses classes) {
    return classes.stream().filter(allowedIn.negate())
        .flatMap(type -> type.getAccessesFromSelf().stream()).filter(touches)
        .map(this::sentence).sorted().toList();
  }

  private String sentence(JavaAccess<?> access) {
    return name + ": " + access.getOrigin().getFullName() + " line " + access.getLineNumber() + " uses "
        + access.getTarget().getFullName() + "; " + instead;
  }
}
