/** Starts the provisioned WildFly with the EAR: {@code mvn -Prun}. No part of the EAR. */
@NullMarked
package org.celeryresults.starter;

import org.jspecify.annotations.NullMarked;
