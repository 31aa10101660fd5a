package org.celeryresults.it.shared;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * Puts those together that are {@link DeployedOnce}, and after all that deploy their own EAR; else
 * by name, so that all machines run them in one order.
 */
final class SharedLast implements ClassOrderer {
  @Override
  public void orderClasses(ClassOrdererContext context) {
    context
        .getClassDescriptors()
        .sort(
            Comparator.<ClassDescriptor>comparingInt(SharedLast::place)
                .thenComparing(descriptor -> descriptor.getTestClass().getName()));
  }

  private static int place(ClassDescriptor descriptor) {
    return SharedEar.of(descriptor.getTestClass()).map(SharedEar::ordinal).orElse(-1);
  }
}
