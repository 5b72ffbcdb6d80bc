/**
 * Reads PyTorch's checkpoint files without Python: zip archives of {@code torch.save} and
 * TorchScript archives.
 */
@NullMarked
package io.mithridate.clipfiles.pytorch;

import org.jspecify.annotations.NullMarked;
