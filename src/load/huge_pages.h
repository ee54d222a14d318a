// Memory in pages of 2 MiB instead of 4 KiB, for what is large: fewer of them to fill, and fewer walks of the
// page table where it is looked into at random.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdint>

namespace gainsay {

// Asks for huge pages for what lies in whole ones of these bytes; where the system has none to give, nothing
// changes.
inline void prefer_huge_pages(void* begin, std::size_t bytes) {
  constexpr std::size_t kHuge = std::size_t{2} << 20;
  const std::size_t skip = (kHuge - reinterpret_cast<std::uintptr_t>(begin) % kHuge) % kHuge;
  if (bytes < skip + kHuge) return;
  ::madvise(static_cast<char*>(begin) + skip, (bytes - skip) / kHuge * kHuge, MADV_HUGEPAGE);
}

}  // namespace gainsay
