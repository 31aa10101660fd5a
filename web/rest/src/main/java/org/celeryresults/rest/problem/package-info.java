/** Failures as clients see them: problem documents of RFC 9457, never HTML or a stack trace. */
@NullMarked
package org.celeryresults.rest.problem;

import org.jspecify.annotations.NullMarked;
