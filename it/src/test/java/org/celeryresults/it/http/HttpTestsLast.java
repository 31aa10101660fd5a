package org.celeryresults.it.http;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/** {@link HttpTests} share a deployment, which stays: whoever deploys another EAR comes before. */
final class HttpTestsLast implements ClassOrderer {
  @Override
  public void orderClasses(ClassOrdererContext context) {
    context.getClassDescriptors().sort(Comparator.comparing(HttpTestsLast::isLast));
  }

  private static boolean isLast(ClassDescriptor descriptor) {
    return HttpTests.class.isAssignableFrom(descriptor.getTestClass());
  }
}
